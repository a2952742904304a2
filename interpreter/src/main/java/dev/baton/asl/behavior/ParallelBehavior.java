package dev.baton.asl.behavior;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import java.util.List;

/** Parallel: one frame for each branch, all with the same input; its result is the array of their outputs. */
final class ParallelBehavior {
    private ParallelBehavior() {}

    static Next perform(Run run, Frame frame, ParallelState state) throws EvaluationException {
        Scope scope = Scopes.of(run, frame, state);
        Json input = DataFlows.arguments(state.data(), scope);
        long started =
                run.event(frame.lastEventId(), HistoryEventType.PARALLEL_STATE_STARTED, EventDetails.None.INSTANCE);
        int count = state.branches().size();
        run.put(frame.after(started).withPending(new Pending.Branches(input, List.of(), count, count, 0, count)));
        for (int i = 0; i < count; i++) {
            Block branch = state.branches().get(i);
            run.open(frame.id(), branch.ordinal(), i, branch.startAt(), input, started, frame.variables());
        }
        return Next.WAITS;
    }

    /** One branch has ended; after the last one the state is left. */
    static Next branchSucceeded(Run run, Frame frame, ParallelState state, Pending.Branches branches, Frame child)
            throws EvaluationException {
        if (branches.succeeded() < branches.length()) {
            run.put(frame);
            return Next.WAITS;
        }
        return allSucceeded(run, frame, state, branches, child.lastEventId());
    }

    /** ParallelStateSucceeded is nobody's predecessor: the Exited event follows from the last branch's last event. */
    static Next allSucceeded(Run run, Frame frame, ParallelState state, Pending.Branches branches, long last)
            throws EvaluationException {
        run.event(last, HistoryEventType.PARALLEL_STATE_SUCCEEDED, EventDetails.None.INSTANCE);
        Json result = Branching.results(run, frame.id(), branches.length());
        Next next = Exits.withResult(
                run, frame.after(last), state, state.data(), Scopes.of(run, frame, state), result, state.next());
        Branching.dropResults(run, frame);
        return next;
    }
}
