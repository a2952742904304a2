package dev.baton.engine.log.codec;

import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Events of all types and shapes, out of a seed. */
final class RandomHistory {
    private final Random random;
    private final RandomValues values;

    RandomHistory(Random random, RandomValues values) {
        this.random = random;
        this.values = values;
    }

    List<HistoryEvent> events(int count, long firstId, Instant time) {
        List<HistoryEvent> events = new ArrayList<>();
        HistoryEventType[] types = HistoryEventType.values();
        Instant now = time;
        for (int i = 0; i < count; i++) {
            HistoryEventType type = types[random.nextInt(types.length)];
            if (random.nextInt(20) == 0) {
                now = values.instant();
            }
            events.add(event(firstId + i, now, type));
        }
        return events;
    }

    HistoryEvent event(long id, Instant time, HistoryEventType type) {
        long previous = random.nextInt(4) == 0 ? random.nextLong() : Math.max(0, id - 1 - random.nextInt(60));
        Shape shape =
                random.nextInt(20) == 0 ? Shape.values()[random.nextInt(Shape.values().length)] : Shape.usual(type);
        return new HistoryEvent(id, previous, time, type, details(shape));
    }

    EventDetails details(Shape shape) {
        return switch (shape) {
            case NONE -> EventDetails.None.INSTANCE;
            case EXECUTION_STARTED ->
                new EventDetails.ExecutionStarted(
                        values.json(), values.name(), values.optional(values::name), values.optional(values::name));
            case EXECUTION_REDRIVEN -> new EventDetails.ExecutionRedriven(values.count());
            case EXECUTION_REDRIVEN_CHANGED ->
                new EventDetails.ExecutionRedriven(
                        values.count(),
                        Optional.of(new EventDetails.RedriveChange(
                                values.count(),
                                values.name(),
                                random.nextBoolean(),
                                values.optional(values::name),
                                values.optional(values::name))));
            case OUTPUT -> new EventDetails.Output(values.json());
            case ERROR -> new EventDetails.Error(values.failure());
            case STATE_ENTERED -> new EventDetails.StateEntered(values.name(), values.json());
            case STATE_EXITED ->
                new EventDetails.StateExited(
                        values.name(), values.json(), random.nextInt(3) > 0 ? Map.of() : values.namedValues());
            case EVALUATION_FAILED ->
                new EventDetails.EvaluationFailed(values.failure(), values.optional(values::name), values.name());
            case TASK_SCHEDULED ->
                new EventDetails.TaskScheduled(
                        values.name(),
                        values.name(),
                        values.name(),
                        values.json(),
                        values.optionalLong(),
                        values.optionalLong(),
                        values.optional(values::name));
            case TASK_STARTED -> new EventDetails.TaskStarted(values.name(), values.name());
            case TASK_OUTPUT -> new EventDetails.TaskOutput(values.name(), values.name(), values.json());
            case TASK_ERROR -> new EventDetails.TaskError(values.name(), values.name(), values.failure());
            case LAMBDA_FUNCTION_SCHEDULED ->
                new EventDetails.LambdaFunctionScheduled(
                        values.name(), values.json(), values.optionalLong(), values.optional(values::name));
            case ACTIVITY_SCHEDULED ->
                new EventDetails.ActivityScheduled(
                        values.name(), values.json(), values.optionalLong(), values.optionalLong());
            case ACTIVITY_STARTED -> new EventDetails.ActivityStarted(values.optional(values::name));
            case MAP_STATE_STARTED -> new EventDetails.MapStateStarted(values.count());
            case MAP_ITERATION -> new EventDetails.MapIteration(values.name(), values.count());
            case MAP_RUN_STARTED -> new EventDetails.MapRunStarted(values.name());
            case MAP_RUN_REDRIVEN -> new EventDetails.MapRunRedriven(values.name(), values.count());
        };
    }
}
