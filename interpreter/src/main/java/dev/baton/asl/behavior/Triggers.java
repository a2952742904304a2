package dev.baton.asl.behavior;

import dev.baton.asl.Trigger;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.Pending.EarlyCallback;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.history.HistoryEventType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies what came in to the frame that it concerns; what concerns nobody any more changes nothing. */
final class Triggers {
    private Triggers() {}

    static void apply(Run run, Trigger trigger) {
        switch (trigger) {
            case Trigger.TimerFired fired -> fireTimers(run);
            case Trigger.Continue goOn -> {
                // Frames that stand before a state go on in every step.
            }
            case Trigger.GiveUp up ->
                run.close(ExecutionStatus.FAILED, run.lastEventId(), HistoryEventType.EXECUTION_FAILED, up.failure());
            case Trigger.StopExecution stop ->
                // Recorded: ExecutionAborted follows from nothing, and no state shows an Aborted event
                // (sfn_api/test_stop_execution).
                run.close(ExecutionStatus.ABORTED, 0, HistoryEventType.EXECUTION_ABORTED, stop.failure());
            case Trigger.TaskPickedUp pickedUp ->
                onTask(run, pickedUp.attempt(), (frame, state, task) -> {
                    TaskBehavior.pickedUp(run, frame, task, pickedUp.workerName(), pickedUp.at());
                    return Next.WAITS;
                });
            case Trigger.TaskHeartbeat heartbeat ->
                onTask(run, heartbeat.attempt(), (frame, state, task) -> {
                    TaskBehavior.heartbeat(run, frame, task, heartbeat.at());
                    return Next.WAITS;
                });
            case Trigger.TaskSubmitted submitted ->
                onTask(
                        run,
                        submitted.attempt(),
                        (frame, state, task) -> TaskBehavior.submitted(run, frame, state, task, submitted));
            case Trigger.TaskPolled polled ->
                onTask(run, polled.attempt(), (frame, state, task) -> {
                    TaskBehavior.polled(run, frame, task, polled.refused());
                    return Next.WAITS;
                });
            case Trigger.TaskSucceeded succeeded ->
                onTask(run, succeeded.attempt(), (frame, state, task) -> {
                    if (TaskBehavior.isEarly(state, task, succeeded.callback())) {
                        TaskBehavior.keepEarly(run, frame, task, new EarlyCallback.Success(succeeded.output()));
                        return Next.WAITS;
                    }
                    return TaskBehavior.succeeded(run, TaskBehavior.begun(run, frame, task), state, succeeded.output());
                });
            case Trigger.TaskFailed failed ->
                onTask(run, failed.attempt(), (frame, state, task) -> failed(run, frame, state, task, failed));
        }
    }

    /** A result that came before outranks a call that is reported failed or lost. */
    private static Next failed(Run run, Frame frame, TaskState state, Pending.Task task, Trigger.TaskFailed failed) {
        if (TaskBehavior.isEarly(state, task, failed.callback())) {
            TaskBehavior.keepEarly(run, frame, task, new EarlyCallback.Fault(failed.failure()));
            return Next.WAITS;
        }
        if (!failed.callback() && task.early().isPresent()) {
            return early(run, frame, state, task.early().get());
        }
        if (!failed.callback() && task.phase() == Pending.Phase.SCHEDULED) {
            return TaskBehavior.notScheduled(run, frame, state, failed.failure());
        }
        return TaskBehavior.failed(run, TaskBehavior.begun(run, frame, task), state, failed.failure());
    }

    private static Next early(Run run, Frame frame, TaskState state, EarlyCallback early) {
        return switch (early) {
            case EarlyCallback.Success success -> TaskBehavior.succeeded(run, frame, state, success.output());
            case EarlyCallback.Fault fault -> TaskBehavior.failed(run, frame, state, fault.failure());
        };
    }

    /** What happens to a frame whose task attempt is under way. */
    private interface TaskChange {
        Next apply(Frame frame, TaskState state, Pending.Task task);
    }

    private static void onTask(Run run, long attempt, TaskChange change) {
        Optional<Frame> frame = run.frameOfAttempt(attempt);
        if (frame.isPresent()
                && frame.get().pending() instanceof Pending.Task task
                && run.stateOf(frame.get()) instanceof TaskState state) {
            goOn(run, change.apply(frame.get(), state, task));
        }
    }

    private static void goOn(Run run, Next next) {
        if (next instanceof Next.GoesOn on) {
            run.resume(on.frame());
        }
    }

    /** Everything that is due: the deadline first, then the frames in order. */
    private static void fireTimers(Run run) {
        if (run.deadlinePassed()) {
            // Describe shows neither error nor cause of a timed-out execution (timeouts/test_global_timeout), its event
            // does
            // (as users measured).
            run.close(
                    ExecutionStatus.TIMED_OUT,
                    0,
                    HistoryEventType.EXECUTION_TIMED_OUT,
                    new Failure(Optional.empty(), Optional.empty()),
                    Failure.of(ErrorNames.TIMEOUT));
            return;
        }
        List<Frame> due = run.framesInOrder().stream()
                .filter(frame -> isDue(run, frame.pending()))
                .toList();
        // All time-outs of a moment are told before the first of them takes its siblings along (recorded,
        // timeouts/test_service_lambda_map_timeout).
        Map<Integer, TimedOut> timedOut = new HashMap<>();
        for (Frame frame : due) {
            // A worker who was told that its result is accepted outranks the time-out of the call.
            if (frame.pending() instanceof Pending.Task task
                    && task.early().isEmpty()
                    && run.stateOf(frame) instanceof TaskState state) {
                timedOut.put(frame.id(), TaskBehavior.timedOut(run, frame, state, task));
            }
        }
        for (Frame frame : due) {
            // A frame that fired before may have closed this one.
            if (!run.isClosed() && run.frame(frame.id()).isPresent()) {
                goOn(run, fire(run, frame, run.stateOf(frame), timedOut.get(frame.id())));
            }
        }
    }

    /** A task attempt whose time-out was told, and which is to be retried, caught, or to fail. */
    record TimedOut(Frame frame, TaskState state, Failure failure) {}

    private static boolean isDue(Run run, Pending pending) {
        return switch (pending) {
            case Pending.Wait wait -> isDue(run, wait.until());
            case Pending.Retry retry -> isDue(run, retry.at());
            case Pending.Task task -> isDue(run, task.timeoutAt()) || isDue(run, task.heartbeatAt());
            case Pending.Enter enter -> false;
            case Pending.Branches branches -> false;
        };
    }

    private static Next fire(Run run, Frame frame, State state, @Nullable TimedOut timedOut) {
        if (timedOut != null) {
            return ErrorHandling.handle(run, timedOut.frame(), timedOut.state(), timedOut.failure(), false);
        }
        if (frame.pending() instanceof Pending.Task task && state instanceof TaskState taskState) {
            return early(run, frame, taskState, task.early().orElseThrow());
        }
        return frame.pending() instanceof Pending.Wait && state instanceof WaitState wait
                ? waited(run, frame, wait)
                : Behaviors.perform(run, frame, state);
    }

    private static Next waited(Run run, Frame frame, WaitState state) {
        try {
            return WaitBehavior.over(run, frame, state);
        } catch (EvaluationException e) {
            return ErrorHandling.evaluationFailed(run, frame, state, e);
        }
    }

    private static boolean isDue(Run run, Instant at) {
        return !at.isAfter(run.now);
    }

    private static boolean isDue(Run run, Optional<Instant> at) {
        return at.isPresent() && isDue(run, at.get());
    }
}
