package dev.baton.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.driver.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Metrics of what tasks call, by resource, with Step Functions' names (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html">guide</a>): added up through an invocation and
 * told in one line for each resource at its end, for each line costs. Times are those whose both ends fell into this life of the process.
 */
final class CallMetrics implements EventLog {
    /** How many values a metric may have in one line of the embedded metric format. */
    private static final int MOST_VALUES = 100;

    private static final int MOST_OPEN = 10_000;

    private final Metrics metrics;
    private final Consumer<String> lines;
    private final Map<Place, Call> open = new LinkedHashMap<>();
    private Map<Series, Tally> tallies = new LinkedHashMap<>();

    /** @param lines takes a log line */
    CallMetrics(Metrics metrics, Consumer<String> lines) {
        this.metrics = metrics;
        this.lines = lines;
    }

    /** What is called, and how its metrics are named. */
    private enum Family {
        SERVICE("ServiceIntegrations", "ServiceIntegration", "ServiceIntegrationResourceArn"),
        FUNCTION("LambdaFunctions", "LambdaFunction", "LambdaFunctionArn"),
        ACTIVITY("Activities", "Activity", "ActivityArn");

        private final String counts;
        private final String times;
        private final String dimension;

        Family(String counts, String times, String dimension) {
            this.counts = counts;
            this.times = times;
            this.dimension = dimension;
        }
    }

    private record Series(Family family, String resource) {}

    private record Place(String executionArn, long eventId) {}

    private record Call(Series series, Instant scheduled, Optional<Instant> started) {}

    private static final class Tally {
        private final Map<String, Long> counts = new TreeMap<>();
        private final Map<String, List<Long>> times = new TreeMap<>();
    }

    @Override
    public synchronized void committed(ExecutionIdentity identity, int redriveCount, List<HistoryEvent> events) {
        for (HistoryEvent event : events) {
            Place here = new Place(identity.executionArn(), event.id());
            Place before = new Place(identity.executionArn(), event.previousEventId());
            switch (event.type()) {
                case TASK_SCHEDULED, LAMBDA_FUNCTION_SCHEDULED, ACTIVITY_SCHEDULED ->
                    series(event.details()).ifPresent(series -> {
                        count(series, "Scheduled");
                        keep(here, new Call(series, event.timestamp(), Optional.empty()));
                    });
                case TASK_STARTED, LAMBDA_FUNCTION_STARTED, ACTIVITY_STARTED -> started(event, before, here);
                case TASK_SUBMITTED -> moved(before, here);
                case TASK_SUCCEEDED, LAMBDA_FUNCTION_SUCCEEDED, ACTIVITY_SUCCEEDED -> ended(event, before, "Succeeded");
                case TASK_TIMED_OUT, LAMBDA_FUNCTION_TIMED_OUT, ACTIVITY_TIMED_OUT -> ended(event, before, "TimedOut");
                case TASK_FAILED,
                        TASK_START_FAILED,
                        TASK_SUBMIT_FAILED,
                        LAMBDA_FUNCTION_FAILED,
                        LAMBDA_FUNCTION_SCHEDULE_FAILED,
                        LAMBDA_FUNCTION_START_FAILED,
                        ACTIVITY_FAILED,
                        ACTIVITY_SCHEDULE_FAILED -> ended(event, before, "Failed");
                default -> {
                    // Nothing is called by the others.
                }
            }
        }
    }

    /** What an event names; those of functions and activities name it when they are scheduled only. */
    private static Optional<Series> series(EventDetails details) {
        return switch (details) {
            case EventDetails.TaskScheduled task -> Optional.of(service(task.resourceType(), task.resource()));
            case EventDetails.TaskStarted task -> Optional.of(service(task.resourceType(), task.resource()));
            case EventDetails.TaskOutput task -> Optional.of(service(task.resourceType(), task.resource()));
            case EventDetails.TaskError task -> Optional.of(service(task.resourceType(), task.resource()));
            case EventDetails.LambdaFunctionScheduled task -> Optional.of(new Series(Family.FUNCTION, task.resource()));
            case EventDetails.ActivityScheduled task -> Optional.of(new Series(Family.ACTIVITY, task.resource()));
            default -> Optional.empty();
        };
    }

    private static Series service(String resourceType, String resource) {
        return new Series(Family.SERVICE, "arn:aws:states:::" + resourceType + ":" + resource);
    }

    private void started(HistoryEvent event, Place before, Place here) {
        Call call = open.remove(before);
        if (call != null) {
            time(call.series(), "ScheduleTime", call.scheduled(), event.timestamp());
            keep(here, new Call(call.series(), call.scheduled(), Optional.of(event.timestamp())));
        }
        Optional.ofNullable(call)
                .map(Call::series)
                .or(() -> series(event.details()))
                .ifPresent(series -> count(series, "Started"));
    }

    private void moved(Place before, Place here) {
        Call call = open.remove(before);
        if (call != null) {
            keep(here, call);
        }
    }

    private void ended(HistoryEvent event, Place before, String how) {
        Call call = open.remove(before);
        if (call != null) {
            time(call.series(), "Time", call.scheduled(), event.timestamp());
            call.started().ifPresent(at -> time(call.series(), "RunTime", at, event.timestamp()));
        }
        Optional.ofNullable(call)
                .map(Call::series)
                .or(() -> series(event.details()))
                .ifPresent(series -> count(series, how));
    }

    private void keep(Place place, Call call) {
        if (open.size() >= MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(place, call);
    }

    private void count(Series series, String how) {
        tally(series).counts.merge(series.family().counts + how, 1L, Long::sum);
    }

    private void time(Series series, String which, Instant from, Instant to) {
        tally(series)
                .times
                .computeIfAbsent(series.family().times + which, name -> new ArrayList<>())
                .add(Duration.between(from, to).toMillis());
    }

    private Tally tally(Series series) {
        return tallies.computeIfAbsent(series, unused -> new Tally());
    }

    /** Tells what was added up since the last time. */
    void flush() {
        Map<Series, Tally> told;
        synchronized (this) {
            told = tallies;
            tallies = new LinkedHashMap<>();
        }
        told.forEach(this::tell);
    }

    private void tell(Series series, Tally tally) {
        int most = tally.times.values().stream().mapToInt(List::size).max().orElse(0);
        for (int from = 0; from == 0 || from < most; from += MOST_VALUES) {
            List<String> names = new ArrayList<>(from == 0 ? tally.counts.keySet() : List.of());
            names.addAll(tally.times.keySet());
            ObjectNode line = metrics.line(series.family().dimension, series.resource(), names.toArray(String[]::new));
            if (from == 0) {
                tally.counts.forEach(line::put);
            }
            int first = from;
            tally.times.forEach((name, values) -> {
                ArrayNode array = line.putArray(name);
                values.stream().skip(first).limit(MOST_VALUES).forEach(array::add);
            });
            lines.accept(line.toString());
        }
    }
}
