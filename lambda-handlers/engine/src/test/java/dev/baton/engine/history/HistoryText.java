package dev.baton.engine.history;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Histories written short: {@code 5<4 TaskFailed Oops} is event 5, which follows from 4; a state's name, an iteration's name
 * and index, a Map's length or an error stand behind the type. Each event happens a second after the one before.
 */
final class HistoryText {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private HistoryText() {}

    static List<HistoryEvent> read(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(HistoryText::event)
                .toList();
    }

    static HistoryEvent event(String line) {
        String[] words = line.split(" ");
        String[] ids = words[0].split("<");
        HistoryEventType type = Arrays.stream(HistoryEventType.values())
                .filter(candidate -> candidate.text().equals(words[1]))
                .findFirst()
                .orElseThrow();
        long id = Long.parseLong(ids[0]);
        return new HistoryEvent(
                id,
                Long.parseLong(ids[1]),
                START.plusSeconds(id),
                type,
                details(type, words.length > 2 ? words[2] : "", words.length > 3 ? words[3] : ""));
    }

    private static EventDetails details(HistoryEventType type, String first, String second) {
        String text = type.text();
        if (text.endsWith("StateEntered")) {
            return new EventDetails.StateEntered(first, Json.EMPTY_OBJECT);
        }
        if (text.endsWith("StateExited")) {
            return new EventDetails.StateExited(first, Json.EMPTY_OBJECT, Map.of());
        }
        if (text.startsWith("MapIteration")) {
            return new EventDetails.MapIteration(first, Integer.parseInt(second));
        }
        Failure failure = new Failure(Optional.of(first), Optional.empty());
        return switch (type) {
            case EXECUTION_STARTED ->
                new EventDetails.ExecutionStarted(Json.EMPTY_OBJECT, "role", Optional.empty(), Optional.empty());
            case EXECUTION_SUCCEEDED, LAMBDA_FUNCTION_SUCCEEDED -> new EventDetails.Output(Json.EMPTY_OBJECT);
            case EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT, LAMBDA_FUNCTION_FAILED ->
                new EventDetails.Error(failure);
            case EXECUTION_REDRIVEN -> new EventDetails.ExecutionRedriven(1);
            case MAP_STATE_STARTED -> new EventDetails.MapStateStarted(Integer.parseInt(first));
            case EVALUATION_FAILED ->
                new EventDetails.EvaluationFailed(
                        new Failure(Optional.of(second), Optional.empty()), Optional.empty(), first);
            case TASK_SCHEDULED ->
                new EventDetails.TaskScheduled(
                        "lambda",
                        "invoke",
                        "",
                        Json.NULL,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty());
            case TASK_STARTED -> new EventDetails.TaskStarted("lambda", "invoke");
            case TASK_SUBMITTED, TASK_SUCCEEDED -> new EventDetails.TaskOutput("lambda", "invoke", Json.NULL);
            case TASK_FAILED, TASK_TIMED_OUT -> new EventDetails.TaskError("lambda", "invoke", failure);
            default -> EventDetails.None.INSTANCE;
        };
    }
}
