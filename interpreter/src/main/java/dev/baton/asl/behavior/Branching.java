package dev.baton.asl.behavior;

import dev.baton.asl.Effect;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.ResultPage;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import org.jspecify.annotations.Nullable;

/** What Parallel and Map have in common: children that end, fail and are closed. */
final class Branching {
    private Branching() {}

    /** A child reached its end; the last one lets its parent go on. */
    static Next finished(Run run, Frame child, Json output) {
        Frame parent = run.frame(child.parent()).orElseThrow();
        State state = run.stateOf(parent);
        Pending.Branches branches = (Pending.Branches) parent.pending();
        keep(run, parent.id(), child.index(), output);
        run.remove(child);
        Pending.Branches next = new Pending.Branches(
                branches.items(),
                branches.keys(),
                branches.length(),
                branches.started(),
                branches.succeeded() + 1,
                branches.concurrency());
        Frame waiting = parent.withPending(next);
        run.work.nextState();
        try {
            return state instanceof MapState map
                    ? MapBehavior.iterationSucceeded(run, waiting, map, next, child)
                    : ParallelBehavior.branchSucceeded(run, waiting, (ParallelState) state, next, child);
        } catch (EvaluationException e) {
            return ErrorHandling.evaluationFailed(run, waiting, state, e);
        }
    }

    private static void keep(Run run, int frame, int index, Json result) {
        PageKey key = new PageKey(frame, index / ResultPage.SIZE);
        ResultPage page = run.page(key).orElseGet(ResultPage::empty);
        run.putPage(key, page.with(index % ResultPage.SIZE, result));
    }

    /**
     * The array of all results, in order, each text as it is: what passed through untouched keeps its blanks (recorded,
     * scenarios/test_parallel_state_nested).
     */
    static Json results(Run run, int frame, int length) throws EvaluationException {
        StringBuilder text = new StringBuilder(16 * length + 2).append('[');
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                text.append(',');
            }
            ResultPage page = run.page(new PageKey(frame, i / ResultPage.SIZE)).orElseThrow();
            text.append(page.get(i % ResultPage.SIZE).orElseThrow().text());
        }
        return Exits.sound(Json.ofText(text.append(']').toString()));
    }

    /** Whether that branch or iteration has ended well. */
    static boolean hasResult(Run run, int frame, int index) {
        return run.page(new PageKey(frame, index / ResultPage.SIZE))
                .flatMap(page -> page.get(index % ResultPage.SIZE))
                .isPresent();
    }

    /** Whoever has used or lost the results of a frame's branches or iterations has no need of them any more. */
    static void dropResults(Run run, Frame frame) {
        if (frame.pending() instanceof Pending.Branches branches) {
            for (int page = 0; page * ResultPage.SIZE < branches.length(); page++) {
                run.removePage(new PageKey(frame.id(), page));
            }
        }
    }

    private static void setResultsAside(Run run, Frame frame) {
        if (frame.pending() instanceof Pending.Branches branches) {
            for (int page = 0; page * ResultPage.SIZE < branches.length(); page++) {
                run.setAside(new PageKey(frame.id(), page));
            }
        }
    }

    /** A child failed and nobody in it handled that: its siblings are closed, then the parent's state handles it. */
    static Next failed(Run run, Frame child, Failure failure) {
        Frame parent = run.frame(child.parent()).orElseThrow();
        State state = run.stateOf(parent);
        long failing = child.lastEventId();
        if (state instanceof MapState map) {
            MapBehavior.iterationEvent(run, HistoryEventType.MAP_ITERATION_FAILED, map, child.index(), failing);
        }
        // Recorded: the failed branch's own task is "aborted" too (timeouts/test_service_lambda_map_timeout).
        if (run.stateOf(child) instanceof TaskState) {
            run.event(failing, HistoryEventType.TASK_STATE_ABORTED, EventDetails.None.INSTANCE);
        }
        run.setAside(child);
        return ErrorHandling.handle(run, parent.after(failing), state, failure, true);
    }

    /** Closes the branches or iterations of a state that has failed; each event follows from the state's last one. */
    static void abortChildren(Run run, Frame frame, State state) {
        for (Frame child : run.childrenOf(frame.id())) {
            if (state instanceof MapState map) {
                MapBehavior.iterationEvent(
                        run, HistoryEventType.MAP_ITERATION_ABORTED, map, child.index(), frame.lastEventId());
            }
            abort(run, child, frame.lastEventId());
        }
        setResultsAside(run, frame);
    }

    /** Closes a frame and all that it opened. */
    private static void abort(Run run, Frame frame, long failing) {
        cancelTask(run, frame);
        run.setAside(frame);
        State state = run.stateOf(frame);
        for (Frame child : run.childrenOf(frame.id())) {
            if (state instanceof MapState map) {
                MapBehavior.iterationEvent(run, HistoryEventType.MAP_ITERATION_ABORTED, map, child.index(), failing);
            }
            abort(run, child, failing);
        }
        setResultsAside(run, frame);
        if (frame.enteredEventId() > 0) {
            HistoryEventType type = abortedType(state);
            if (type != null) {
                run.event(failing, type, EventDetails.None.INSTANCE);
            }
        }
    }

    private static @Nullable HistoryEventType abortedType(State state) {
        if (state instanceof TaskState) {
            return HistoryEventType.TASK_STATE_ABORTED;
        }
        if (state instanceof WaitState) {
            return HistoryEventType.WAIT_STATE_ABORTED;
        }
        if (state instanceof ParallelState) {
            return HistoryEventType.PARALLEL_STATE_ABORTED;
        }
        return state instanceof MapState ? HistoryEventType.MAP_STATE_ABORTED : null;
    }

    /** Asks the outside to stop what a frame's task started. */
    static void cancelTask(Run run, Frame frame) {
        if (frame.pending() instanceof Pending.Task task && run.stateOf(frame) instanceof TaskState state) {
            run.effect(new Effect.CancelTask(task.attempt(), state.name(), state.resource()));
        }
    }
}
