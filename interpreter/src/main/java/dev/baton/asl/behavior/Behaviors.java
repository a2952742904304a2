package dev.baton.asl.behavior;

import dev.baton.asl.definition.ChoiceState;
import dev.baton.asl.definition.FailState;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.PassState;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.SucceedState;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;

/**
 * The one place that knows which behavior a state has. A behavior gives the frame that goes on with its next state at once,
 * or null when the frame waits (it was put back) or has ended.
 */
final class Behaviors {
    private Behaviors() {}

    /** Enters a frame's current state. */
    static Next enter(Run run, Frame frame) {
        State state = run.stateOf(frame);
        run.burn(frame.input());
        long id = run.event(
                frame.lastEventId(), enteredType(state), new EventDetails.StateEntered(frame.state(), frame.input()));
        return perform(run, frame.entered(run.now, id), state);
    }

    /** Does the work of a state that was entered, for the first time or again after a retrier's delay. */
    static Next perform(Run run, Frame frame, State state) {
        try {
            return switch (state) {
                case PassState pass -> PassBehavior.perform(run, frame, pass);
                case TaskState task -> TaskBehavior.perform(run, frame, task);
                case ChoiceState choice -> ChoiceBehavior.perform(run, frame, choice);
                case WaitState wait -> WaitBehavior.perform(run, frame, wait);
                case SucceedState succeed -> SucceedBehavior.perform(run, frame, succeed);
                case FailState fail -> FailBehavior.perform(run, frame, fail);
                case ParallelState parallel -> ParallelBehavior.perform(run, frame, parallel);
                case MapState map -> MapBehavior.perform(run, frame, map);
            };
        } catch (EvaluationException e) {
            return ErrorHandling.evaluationFailed(run, frame, state, e);
        }
    }

    static HistoryEventType enteredType(State state) {
        return switch (state) {
            case PassState pass -> HistoryEventType.PASS_STATE_ENTERED;
            case TaskState task -> HistoryEventType.TASK_STATE_ENTERED;
            case ChoiceState choice -> HistoryEventType.CHOICE_STATE_ENTERED;
            case WaitState wait -> HistoryEventType.WAIT_STATE_ENTERED;
            case SucceedState succeed -> HistoryEventType.SUCCEED_STATE_ENTERED;
            case FailState fail -> HistoryEventType.FAIL_STATE_ENTERED;
            case ParallelState parallel -> HistoryEventType.PARALLEL_STATE_ENTERED;
            case MapState map -> HistoryEventType.MAP_STATE_ENTERED;
        };
    }
}
