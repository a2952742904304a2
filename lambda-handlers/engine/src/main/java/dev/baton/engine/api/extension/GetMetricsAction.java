package dev.baton.engine.api.extension;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.Head;
import dev.baton.engine.search.ExecutionFilter;
import dev.baton.engine.search.ExecutionSearch;
import dev.baton.engine.search.SearchAttributes;
import dev.baton.engine.search.SearchPage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code Baton.GetMetrics}: what ran in the last hours, counted from the executions themselves.
 *
 * <pre>
 * {hours = 24, stateMachineArns?}
 * → {from, to, bucketSeconds, statuses: {RUNNING: n …}, buckets: [{start, statuses}], errors: [{error, stateMachineArn, count,
 *    last}], machines: [{stateMachineArn, statuses}], partial}
 * </pre>
 *
 * {@code partial} says that there were more executions than one request counts; then the newest ones were counted.
 */
final class GetMetricsAction implements ExtensionAction {
    private static final int BUCKETS = 24;
    private static final int MOST = 1000;
    private static final int MOST_PAGES = 20;
    private static final int MOST_ERRORS = 10;

    private final ExecutionSearch search;
    private final InstantSource clock;

    GetMetricsAction(ExecutionSearch search, InstantSource clock) {
        this.search = search;
        this.clock = clock;
    }

    private record Fault(String machine, String error) {}

    private record Faults(long count, Instant last, String example) {
        Faults and(Head head) {
            return new Faults(count + 1, last, example);
        }
    }

    private static final class Counts {
        final Map<ExecutionStatus, Long> statuses = new EnumMap<>(ExecutionStatus.class);
        final Map<Integer, Map<ExecutionStatus, Long>> buckets = new HashMap<>();
        final Map<String, Map<ExecutionStatus, Long>> machines = new HashMap<>();
        final Map<Fault, Faults> faults = new HashMap<>();

        void add(Head head, int bucket) {
            statuses.merge(head.status(), 1L, Long::sum);
            buckets.computeIfAbsent(bucket, none -> new EnumMap<>(ExecutionStatus.class))
                    .merge(head.status(), 1L, Long::sum);
            machines.computeIfAbsent(head.identity().stateMachineArn(), none -> new EnumMap<>(ExecutionStatus.class))
                    .merge(head.status(), 1L, Long::sum);
            if (head.status() == ExecutionStatus.FAILED || head.status() == ExecutionStatus.TIMED_OUT) {
                String error = SearchAttributes.errorOf(head);
                faults.compute(
                        new Fault(head.identity().stateMachineArn(), error),
                        (fault, before) -> before == null
                                ? new Faults(
                                        1,
                                        head.identity().startTime(),
                                        head.key().executionArn())
                                : before.and(head));
            }
        }
    }

    @Override
    public byte[] perform(Members request) {
        long hours = request.number("hours", 24, 1, 24L * 90);
        List<String> machines = request.texts("stateMachineArns", 100);
        request.complete();
        Instant to = clock.instant();
        Duration bucket = Duration.ofHours(hours).dividedBy(BUCKETS);
        Instant from = to.minus(Duration.ofHours(hours));
        Counts counts = new Counts();
        ExecutionFilter filter = ExecutionFilter.ofMachines(machines).since(from);
        boolean partial = count(filter, from, bucket, counts);
        return write(counts, from, to, bucket, partial);
    }

    /** Whether something was left uncounted. */
    private boolean count(ExecutionFilter filter, Instant from, Duration bucket, Counts counts) {
        Optional<String> place = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            SearchPage found = search.search(filter, MOST, place);
            for (Head head : found.heads()) {
                long offset =
                        Duration.between(from, head.identity().startTime()).toMillis();
                counts.add(head, (int) Math.clamp(offset / bucket.toMillis(), 0, BUCKETS - 1));
            }
            place = found.next();
            if (place.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static byte[] write(Counts counts, Instant from, Instant to, Duration bucket, boolean partial) {
        return Written.object(out -> {
            Written.time(out, "from", from);
            Written.time(out, "to", to);
            out.writeNumberField("bucketSeconds", bucket.toSeconds());
            statuses(out, counts.statuses);
            out.writeArrayFieldStart("buckets");
            for (int i = 0; i < BUCKETS; i++) {
                out.writeStartObject();
                Written.time(out, "start", from.plus(bucket.multipliedBy(i)));
                statuses(out, counts.buckets.getOrDefault(i, Map.of()));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("errors");
            for (var entry : counts.faults.entrySet().stream()
                    .sorted(Comparator.comparingLong(
                            (Map.Entry<Fault, Faults> one) -> -one.getValue().count()))
                    .limit(MOST_ERRORS)
                    .toList()) {
                out.writeStartObject();
                out.writeStringField("error", entry.getKey().error());
                out.writeStringField("stateMachineArn", entry.getKey().machine());
                out.writeNumberField("count", entry.getValue().count());
                out.writeStringField("executionArn", entry.getValue().example());
                Written.time(out, "last", entry.getValue().last());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("machines");
            for (var entry : counts.machines.entrySet()) {
                out.writeStartObject();
                out.writeStringField("stateMachineArn", entry.getKey());
                statuses(out, entry.getValue());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeBooleanField("partial", partial);
        });
    }

    private static void statuses(com.fasterxml.jackson.core.JsonGenerator out, Map<ExecutionStatus, Long> counts)
            throws java.io.IOException {
        out.writeObjectFieldStart("statuses");
        for (ExecutionStatus status : Arrays.asList(ExecutionStatus.values())) {
            if (counts.containsKey(status)) {
                out.writeNumberField(status.name(), counts.getOrDefault(status, 0L));
            }
        }
        out.writeEndObject();
    }
}
