package dev.baton.engine.history;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the events of tasks, functions and activities do to the attempts of their state. */
final class AttemptEvents {
    private AttemptEvents() {}

    static void apply(StateRun task, HistoryEvent event) {
        Instant at = event.timestamp();
        switch (event.type()) {
            case TASK_SCHEDULED, LAMBDA_FUNCTION_SCHEDULED, ACTIVITY_SCHEDULED ->
                task.scheduled(Attempt.scheduled(event.id(), at));
            case TASK_STARTED, LAMBDA_FUNCTION_STARTED, ACTIVITY_STARTED ->
                change(task, attempt -> attempt.started(at, worker(event)));
            case TASK_SUBMITTED -> change(task, attempt -> attempt.submitted(at));
            case TASK_SUCCEEDED, LAMBDA_FUNCTION_SUCCEEDED, ACTIVITY_SUCCEEDED ->
                change(task, attempt -> attempt.ended(at, Optional.empty()));
            default -> failure(event).ifPresent(why -> failed(task, at, why));
        }
    }

    private static void failed(StateRun task, Instant at, Failure why) {
        change(task, attempt -> attempt.ended(at, Optional.of(why)));
        task.tryFailed(why);
    }

    private static void change(StateRun task, UnaryOperator<Attempt> change) {
        task.newestAttempt().ifPresent(attempt -> task.attempt(change.apply(attempt)));
    }

    private static Optional<Failure> failure(HistoryEvent event) {
        return switch (event.details()) {
            case EventDetails.TaskError error -> Optional.of(error.failure());
            case EventDetails.Error error -> Optional.of(error.failure());
            default -> Optional.empty();
        };
    }

    private static Optional<String> worker(HistoryEvent event) {
        return event.details() instanceof EventDetails.ActivityStarted started
                ? started.workerName()
                : Optional.empty();
    }
}
