package dev.baton.asl.execution;

import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One run of one States block: the machine's own, a Parallel branch, or a Map iteration. Frames lie in a flat map under
 * ordinal numbers; a frame that ends is taken out.
 *
 * @param id ordinal, unique in the execution and never used again; the root frame is 0
 * @param parent id of the frame whose Parallel or Map state opened this one; {@link #NO_PARENT} for the root
 * @param block {@link dev.baton.asl.definition.Block#ordinal()} of the block that it runs
 * @param index which branch or iteration of its parent; 0 for the root
 * @param state name of the current state
 * @param input the current state's raw input
 * @param enteredAt when the current state was entered
 * @param enteredEventId id of the …StateEntered event, 0 before it
 * @param beforeEntered what that event's previousEventId was; EvaluationFailed points there too
 * @param lastEventId what the next event's previousEventId is
 * @param variables visible here
 * @param retryCounts tries used of each retrier of the current state; empty when none was used
 * @param pending what it waits for
 */
public record Frame(
        int id,
        int parent,
        int block,
        int index,
        String state,
        Json input,
        Instant enteredAt,
        long enteredEventId,
        long beforeEntered,
        long lastEventId,
        Variables variables,
        List<Integer> retryCounts,
        Pending pending) {

    public static final int ROOT = 0;
    public static final int NO_PARENT = -1;

    public Frame {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(enteredAt, "enteredAt");
        Objects.requireNonNull(variables, "variables");
        retryCounts = List.copyOf(retryCounts);
        Objects.requireNonNull(pending, "pending");
    }

    /** How often the current state was retried, the context object's State.RetryCount. */
    public int retryCount() {
        int sum = 0;
        for (int count : retryCounts) {
            sum += count;
        }
        return sum;
    }

    /** The same frame, waiting for something else. */
    public Frame withPending(Pending next) {
        Draft changed = new Draft(this);
        changed.pending = next;
        return changed.done();
    }

    /** The same frame, after one more event. */
    public Frame after(long eventId) {
        Draft changed = new Draft(this);
        changed.lastEventId = eventId;
        return changed.done();
    }

    /**
     * The same frame as a closed execution keeps it: its retriers are fresh, and what it waited for is over, unless it waits for
     * frames that are kept too.
     */
    public Frame kept(boolean waitsForKept) {
        Pending next = waitsForKept ? pending : Pending.Enter.INSTANCE;
        return next == pending && retryCounts.isEmpty()
                ? this
                : withRetryCounts(List.of()).withPending(next);
    }

    /** The same frame with other retry counts. */
    public Frame withRetryCounts(List<Integer> counts) {
        Draft changed = new Draft(this);
        changed.retryCounts = counts;
        return changed.done();
    }

    /** The same frame with its current state entered. */
    public Frame entered(Instant at, long eventId) {
        Draft changed = new Draft(this);
        changed.enteredAt = at;
        changed.enteredEventId = eventId;
        changed.beforeEntered = lastEventId;
        changed.lastEventId = eventId;
        return changed.done();
    }

    /** The same frame, about to enter its next state. */
    public Frame movedTo(String nextState, Json nextInput, long exitedEventId, Variables nextVariables) {
        Draft changed = new Draft(this);
        changed.state = nextState;
        changed.input = nextInput;
        changed.enteredEventId = 0;
        changed.beforeEntered = 0;
        changed.lastEventId = exitedEventId;
        changed.variables = nextVariables;
        changed.retryCounts = List.of();
        changed.pending = Pending.Enter.INSTANCE;
        return changed.done();
    }

    /** A frame in the making: what changes is named, what stays is not. */
    private static final class Draft {
        private final Frame from;
        private String state;
        private Json input;
        private Instant enteredAt;
        private long enteredEventId;
        private long beforeEntered;
        private long lastEventId;
        private Variables variables;
        private List<Integer> retryCounts;
        private Pending pending;

        Draft(Frame from) {
            this.from = from;
            state = from.state;
            input = from.input;
            enteredAt = from.enteredAt;
            enteredEventId = from.enteredEventId;
            beforeEntered = from.beforeEntered;
            lastEventId = from.lastEventId;
            variables = from.variables;
            retryCounts = from.retryCounts;
            pending = from.pending;
        }

        Frame done() {
            return new Frame(
                    from.id,
                    from.parent,
                    from.block,
                    from.index,
                    state,
                    input,
                    enteredAt,
                    enteredEventId,
                    beforeEntered,
                    lastEventId,
                    variables,
                    retryCounts,
                    pending);
        }
    }
}
