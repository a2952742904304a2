package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.history.BlockRun;
import dev.baton.engine.history.Progress;
import dev.baton.engine.history.StateRun;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Histories;
import dev.baton.engine.log.PageLimit;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Baton.SummarizeExecution}: an execution in a few figures, however long its history.
 *
 * <pre>
 * {executionArn}
 * → {status, startDate, stopDate?, events, transitions, states: [{name, type, runs, failures, milliseconds}],
 *    failurePath: [{state, index?}], currentStates, parentArn?, children, partial}
 * </pre>
 *
 * {@code transitions} is what AWS charges for: states that were entered, and tries after the first. {@code partial} says that the
 * history is longer than what was read. Errors: ExecutionDoesNotExist, ValidationException.
 */
final class SummarizeExecutionAction implements ExtensionAction {
    private static final int MOST_EVENTS = 50_000;
    private static final int MOST_CHILDREN = 100;

    private final ExecutionLog log;
    private final Histories histories;
    private final InstantSource clock;

    SummarizeExecutionAction(ExecutionLog log, Histories histories, InstantSource clock) {
        this.log = log;
        this.histories = histories;
        this.clock = clock;
    }

    /** What all runs of one state come to. */
    private static final class Sum {
        final String type;
        int runs;
        int failures;
        long milliseconds;

        Sum(StateRun run) {
            this.type = run.type().text();
        }

        void add(StateRun run, Instant now) {
            runs++;
            failures += run.failures();
            milliseconds += run.duration(now).toMillis();
        }
    }

    @Override
    public byte[] perform(Members request) {
        String arn = request.text("executionArn");
        request.complete();
        Head head = ExtensionErrors.head(log, arn);
        Progress progress = Progress.startedAt(head.identity().startTime());
        Set<String> children = new LinkedHashSet<>();
        boolean partial = read(head, progress, children);
        Map<String, Sum> sums = new LinkedHashMap<>();
        collect(progress.root(), sums, clock.instant());
        return Written.object(out -> write(head, progress, sums, children, partial, out));
    }

    /** Whether something was left unread. */
    private boolean read(Head head, Progress progress, Set<String> children) {
        long next = 1;
        while (next <= MOST_EVENTS) {
            List<HistoryEvent> page = histories.page(head.key(), next, PageLimit.MOST, false);
            for (HistoryEvent event : page) {
                progress.add(event);
                child(event).filter(found -> children.size() < MOST_CHILDREN).ifPresent(children::add);
            }
            if (page.size() < PageLimit.MOST) {
                return false;
            }
            next += PageLimit.MOST;
        }
        return true;
    }

    private static Optional<String> child(HistoryEvent event) {
        return event.details() instanceof EventDetails.TaskOutput task
                        && task.resource().startsWith("startExecution")
                ? executionArn(task.output())
                : Optional.empty();
    }

    private static Optional<String> executionArn(Json output) {
        String arn = output.node().path("ExecutionArn").asText("");
        return arn.contains(":execution:") ? Optional.of(arn) : Optional.empty();
    }

    private static void collect(BlockRun block, Map<String, Sum> sums, Instant now) {
        for (StateRun run : block.states()) {
            sums.computeIfAbsent(run.name(), name -> new Sum(run)).add(run, now);
            for (int round = 0; round < run.rounds(); round++) {
                run.blocks(round).forEach(inner -> collect(inner, sums, now));
            }
        }
    }

    private static void write(
            Head head,
            Progress progress,
            Map<String, Sum> sums,
            Set<String> children,
            boolean partial,
            JsonGenerator out)
            throws IOException {
        out.writeStringField("status", head.status().name());
        Written.time(out, "startDate", head.identity().startTime());
        Written.time(out, "stopDate", head.closing().map(how -> how.stopDate()));
        out.writeNumberField("events", progress.lastEventId());
        out.writeNumberField(
                "transitions",
                sums.values().stream().mapToLong(sum -> sum.runs + sum.failures).sum());
        out.writeArrayFieldStart("states");
        for (Map.Entry<String, Sum> entry : sums.entrySet()) {
            out.writeStartObject();
            out.writeStringField("name", entry.getKey());
            out.writeStringField("type", entry.getValue().type);
            out.writeNumberField("runs", entry.getValue().runs);
            out.writeNumberField("failures", entry.getValue().failures);
            out.writeNumberField("milliseconds", entry.getValue().milliseconds);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("failurePath");
        for (StateRun run : progress.failurePath()) {
            out.writeStartObject();
            out.writeStringField("state", run.name());
            if (run.failing().isPresent()) {
                out.writeNumberField("index", run.failing().get().index());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("currentStates");
        for (StateRun run : progress.openStates()) {
            out.writeString(run.name());
        }
        out.writeEndArray();
        Written.text(out, "parentArn", head.parent().map(parent -> parent.key().executionArn()));
        out.writeArrayFieldStart("children");
        for (String child : children) {
            out.writeString(child);
        }
        out.writeEndArray();
        out.writeBooleanField("partial", partial);
    }
}
