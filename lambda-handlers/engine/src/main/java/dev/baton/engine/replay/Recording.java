package dev.baton.engine.replay;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.history.Progress;
import dev.baton.engine.history.StateRun;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What only the outside knew of an execution: its input, and what its tasks answered.
 *
 * @param identity with its input
 * @param attempts of its tasks
 * @param events how many there were
 */
public record Recording(ExecutionIdentity identity, Map<TaskPlace, RecordedAttempt> attempts, int events) {
    public Recording {
        attempts = Map.copyOf(attempts);
    }

    /** @param history from ExecutionStarted on */
    public static Recording of(ExecutionIdentity identity, List<HistoryEvent> history) {
        Reading reading = new Reading(identity.startTime());
        history.forEach(reading::add);
        Json input = history.isEmpty() ? identity.input() : inputOf(history.getFirst(), identity);
        return new Recording(identity.withInput(input), reading.attempts, history.size());
    }

    private static Json inputOf(HistoryEvent first, ExecutionIdentity identity) {
        return first.details() instanceof EventDetails.ExecutionStarted started ? started.input() : identity.input();
    }

    Optional<RecordedAttempt> attempt(TaskPlace place) {
        return Optional.ofNullable(attempts.get(place));
    }

    private static final class Reading {
        private final Progress progress;
        private final Map<TaskPlace, RecordedAttempt> attempts = new HashMap<>();

        Reading(Instant start) {
            this.progress = Progress.startedAt(start);
        }

        void add(HistoryEvent event) {
            Optional<StateRun> run = progress.add(event);
            if (run.isPresent() && !run.get().attempts().isEmpty()) {
                read(event, TaskPlace.newestOf(run.get()));
            }
        }

        private void read(HistoryEvent event, TaskPlace place) {
            Instant at = event.timestamp();
            switch (event.type()) {
                case TASK_SCHEDULED, LAMBDA_FUNCTION_SCHEDULED, ACTIVITY_SCHEDULED ->
                    attempts.put(place, RecordedAttempt.begun(service(event.details()), at));
                case TASK_SUBMITTED -> change(place, attempt -> attempt.submitted(output(event.details()), at));
                case TASK_SUCCEEDED, LAMBDA_FUNCTION_SUCCEEDED, ACTIVITY_SUCCEEDED ->
                    change(
                            place,
                            attempt -> attempt.ended(new RecordedAttempt.Outcome.Success(output(event.details())), at));
                case TASK_TIMED_OUT, LAMBDA_FUNCTION_TIMED_OUT, ACTIVITY_TIMED_OUT ->
                    change(place, RecordedAttempt::silent);
                default -> failed(event, place);
            }
        }

        private void failed(HistoryEvent event, TaskPlace place) {
            switch (event.details()) {
                case EventDetails.TaskError error ->
                    change(
                            place,
                            attempt -> attempt.ended(
                                    new RecordedAttempt.Outcome.Fault(error.failure()), event.timestamp()));
                case EventDetails.Error error ->
                    change(
                            place,
                            attempt -> attempt.ended(
                                    new RecordedAttempt.Outcome.Fault(error.failure()), event.timestamp()));
                default -> {
                    // A start, an exit: no answer.
                }
            }
        }

        private void change(TaskPlace place, UnaryOperator<RecordedAttempt> change) {
            attempts.computeIfPresent(place, (where, attempt) -> change.apply(attempt));
        }

        private static String service(EventDetails details) {
            return switch (details) {
                case EventDetails.TaskScheduled task -> task.resourceType() + ":" + task.resource();
                case EventDetails.LambdaFunctionScheduled function -> "lambda";
                default -> "activity";
            };
        }

        private static Json output(EventDetails details) {
            return switch (details) {
                case EventDetails.TaskOutput task -> task.output();
                case EventDetails.Output output -> output.output();
                default -> Json.NULL;
            };
        }
    }
}
