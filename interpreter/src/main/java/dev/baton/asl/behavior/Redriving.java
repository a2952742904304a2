package dev.baton.asl.behavior;

import dev.baton.asl.definition.FailState;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.State;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.EventDetails.RedriveChange;
import dev.baton.asl.history.HistoryEventType;
import java.util.Optional;

/**
 * What a redrive does with the frames that a closed execution has kept (AWS: "Redrive behavior of individual states"): a Task is
 * scheduled again, a Wait waits again, a Choice is evaluated again, a Fail is entered again; a Parallel or Map does only those
 * branches and iterations again that failed or were aborted. No state but Fail shows a second Entered event.
 *
 * <p>AWS shows no recording of it. Assumed: ExecutionRedriven follows from the event that ended the execution, and what is done
 * again follows from what its own state, branch or iteration had done last, so that everybody can tell whose event it is.
 */
final class Redriving {
    private Redriving() {}

    /** Takes up all frames; those that stand before a state are left to be run on. */
    static void resume(Run run, Optional<RedriveChange> change) {
        run.event(
                run.lastEventId(),
                HistoryEventType.EXECUTION_REDRIVEN,
                new EventDetails.ExecutionRedriven(run.redriveCount, change));
        for (Frame frame : run.framesInOrder()) {
            // Whatever failed before this one may have taken it along.
            Optional<Frame> standing = run.frame(frame.id());
            if (!run.isClosed() && standing.isPresent()) {
                resume(run, standing.get());
            }
        }
    }

    private static void resume(Run run, Frame frame) {
        State state = run.stateOf(frame);
        Next next;
        if (frame.pending() instanceof Pending.Branches branches) {
            next = resumeBranches(run, frame, state, branches);
        } else if (frame.enteredEventId() == 0 || state instanceof FailState) {
            next = new Next.GoesOn(frame.movedTo(frame.state(), frame.input(), frame.lastEventId(), frame.variables()));
        } else {
            next = Behaviors.perform(run, frame, state);
        }
        if (next instanceof Next.GoesOn on) {
            run.resume(on.frame());
        }
    }

    private static Next resumeBranches(Run run, Frame frame, State state, Pending.Branches branches) {
        try {
            if (state instanceof MapState map) {
                return MapBehavior.resumed(run, frame, map, branches);
            }
            return run.childrenOf(frame.id()).isEmpty()
                    ? ParallelBehavior.allSucceeded(run, frame, (ParallelState) state, branches, frame.lastEventId())
                    : Next.WAITS;
        } catch (EvaluationException e) {
            return ErrorHandling.evaluationFailed(run, frame, state, e);
        }
    }
}
