package dev.baton.harness.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.harness.chaos.History.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long an execution stood although it could have gone on, read from its history: the time between an event and the one that
 * follows it, without what was to be waited for: the seconds of a Wait, the lease of a call (the function's time-out and two
 * seconds; a minute for the start of a child or a job), the pause before a retry, the worker's answer, the child's or the job's end,
 * the end of a task's time, the client that redrives it.
 *
 * @param results what is known of workers' answers, by the id in them
 * @param jobs when a job was over, by its id
 */
record Idleness(Function<String, Optional<Workers.Result>> results, Function<String, Optional<Instant>> jobs) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What the engine grants a call beside the function's time-out. */
    private static final Duration WAY = Duration.ofSeconds(2);

    /** What the engine grants the start of a child, or any call but a function's. */
    private static final Duration NESTED = Duration.ofMinutes(1);

    /** The retrier whose pauses grow, 2, 4, 8 … seconds, is CDK's for these errors but one; the others pause for a second. */
    private static final String GROWING = "Lambda.";

    private static final String NOT_GROWING = "Lambda.TooManyRequestsException";
    private static final int MOST_DOUBLED = 6;
    private static final Set<String> ONE_MINUTE = Set.of("states", "athena");

    /**
     * The longest that was found.
     *
     * @param where execution and event
     */
    record Longest(Duration idle, String where) {
        static final Longest NONE = new Longest(Duration.ZERO, "");

        Longest or(Longest other) {
            return other.idle.compareTo(idle) > 0 ? other : this;
        }
    }

    /** The longest of one execution. */
    Longest of(History history) {
        Map<Long, Event> byId = history.byId();
        Map<Long, Integer> failures = new HashMap<>();
        Longest longest = Longest.NONE;
        Instant redriven = Instant.MIN;
        for (Event event : history.events()) {
            Event before = byId.get(follows(event));
            if (event.type().equals(History.REDRIVEN)) {
                redriven = event.time();
            }
            if (before == null) {
                continue;
            }
            failures.put(event.id(), failures(event, before, failures));
            Instant due = latest(due(before, event, byId, failures), redriven);
            Duration idle = Duration.between(due, event.time());
            longest = longest.or(
                    new Longest(idle, history.executionArn() + ", event " + event.id() + " (" + event.type() + ")"));
        }
        return longest;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** An iteration begins when another one makes room for it, which the event of that number one less shows. */
    private static long follows(Event event) {
        return event.type().equals("MapIterationStarted") ? event.id() - 1 : event.previous();
    }

    /** How often the state of that event has failed until then with errors after which pauses grow. */
    private static int failures(Event event, Event before, Map<Long, Integer> failures) {
        if (event.type().endsWith("StateEntered")) {
            return 0;
        }
        int until = failures.getOrDefault(before.id(), 0);
        return grows(event) ? until + 1 : until;
    }

    private static boolean grows(Event event) {
        String error = event.details().path("error").asText();
        return event.type().endsWith("Failed") && error.startsWith(GROWING) && !error.equals(NOT_GROWING);
    }

    /** When the event could have come. */
    private Instant due(Event before, Event event, Map<Long, Event> byId, Map<Long, Integer> failures) {
        Instant since = before.time();
        return switch (before.type()) {
            case "WaitStateEntered" -> since.plusSeconds(waited(before));
            case "LambdaFunctionStarted", "TaskStarted" -> since.plus(lease(byId.get(before.previous())));
            case "TaskSubmitted", "ActivityScheduled", "ActivityStarted" ->
                answered(event)
                        .or(() -> timeOut(before, event, byId))
                        .filter(since::isBefore)
                        .orElse(since);
            case "TaskTimedOut", "ActivityTimedOut" -> since.plusSeconds(1);
            case "LambdaFunctionFailed", "TaskFailed", "ActivityFailed" ->
                since.plusSeconds(
                        grows(before) ? 1L << Math.min(MOST_DOUBLED, failures.getOrDefault(before.id(), 0)) : 1);
            default -> since;
        };
    }

    /** States that wait are named for it: {@code Wait 5}. */
    private static long waited(Event entered) {
        return Long.parseLong(entered.details().path("name").asText().replaceAll("\\D", ""));
    }

    private static Duration lease(@Nullable Event scheduled) {
        JsonNode details = scheduled == null ? ApiClient.object() : scheduled.details();
        if (ONE_MINUTE.contains(details.path("resourceType").asText())) {
            return NESTED;
        }
        boolean slow = details.path("resource").asText().contains("slow");
        return WAY.plusSeconds(slow ? FunctionStub.SLOW_TIMEOUT_SECONDS : FunctionStub.TIMEOUT_SECONDS);
    }

    /** When it was known what ended the task: the worker's answer, or the child's end. */
    private Optional<Instant> answered(Event end) {
        Optional<Instant> worker = by(end).flatMap(results).map(Workers.Result::known);
        return worker.or(() -> childEnd(end)).or(() -> jobEnd(end));
    }

    private Optional<Instant> jobEnd(Event end) {
        return jobs.apply(parsed(end.details().path("output").asText())
                .at("/QueryExecution/QueryExecutionId")
                .asText());
    }

    /** When the time was over that the attempt, or its silence, may last. */
    private static Optional<Instant> timeOut(Event before, Event end, Map<Long, Event> byId) {
        if (!end.type().endsWith("TimedOut")) {
            return Optional.empty();
        }
        Event scheduled = before;
        while (scheduled != null && !scheduled.type().endsWith("Scheduled")) {
            scheduled = byId.get(scheduled.previous());
        }
        JsonNode details = scheduled == null ? ApiClient.object() : scheduled.details();
        JsonNode heartbeat = details.path("heartbeatInSeconds");
        Event since = heartbeat.isNumber() || scheduled == null ? before : scheduled;
        return Optional.of(since.time()
                .plusSeconds(
                        heartbeat.isNumber()
                                ? heartbeat.asLong()
                                : details.path("timeoutInSeconds").asLong()));
    }

    private static Optional<Instant> childEnd(Event end) {
        JsonNode stop = parsed(end.details().path("output").asText()).path("StopDate");
        return stop.isNumber() ? Optional.of(Instant.ofEpochMilli(stop.asLong())) : Optional.empty();
    }

    /** The id that a worker put into the answer which this event shows. */
    static Optional<String> by(Event event) {
        String by = switch (event.type()) {
            case "TaskSucceeded", "ActivitySucceeded" ->
                parsed(event.details().path("output").asText()).path("by").asText();
            case "TaskFailed", "ActivityFailed" ->
                event.details().path("error").asText().equals("Refused")
                        ? event.details().path("cause").asText()
                        : "";
            default -> "";
        };
        return by.isEmpty() ? Optional.empty() : Optional.of(by);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return ApiClient.object();
        }
    }
}
