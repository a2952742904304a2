package dev.baton.engine.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of one {@code States} block: of the machine, a Parallel's branch, or a Map's iteration. */
public final class BlockRun {
    private final @Nullable StateRun owner;
    private final int round;
    private final int index;
    private final Instant startedAt;
    private final List<StateRun> states = new ArrayList<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private boolean succeeded;
    private boolean closed;

    BlockRun(@Nullable StateRun owner, int round, int index, Instant startedAt) {
        this.owner = owner;
        this.round = round;
        this.index = index;
        this.startedAt = startedAt;
    }

    /** The Parallel or Map around it; empty for the machine's own. */
    public Optional<StateRun> owner() {
        return Optional.ofNullable(owner);
    }

    /** Which branch or iteration it is, from 0. Branches are numbered in the order in which they came to their first state. */
    public int index() {
        return index;
    }

    /** Which try of its Parallel or Map it belongs to, from 0. */
    public int round() {
        return round;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** The states that were entered, in order; a state that was entered again, in a loop, is there again. */
    public List<StateRun> states() {
        return Collections.unmodifiableList(states);
    }

    /** The state that was entered last. */
    public Optional<StateRun> current() {
        return states.isEmpty() ? Optional.empty() : Optional.of(states.getLast());
    }

    /** How many blocks are around it. */
    public int depth() {
        return owner == null ? 0 : owner.block().depth() + 1;
    }

    /** How it stands; a branch is known to have succeeded only when its Parallel goes on. */
    public StateStatus status() {
        if (succeeded) {
            return StateStatus.SUCCEEDED;
        }
        if (isFailed()) {
            return StateStatus.FAILED;
        }
        return isDead() ? StateStatus.ABORTED : StateStatus.RUNNING;
    }

    StateRun enter(StateRun state) {
        turns.merge(state.name(), 1, Integer::sum);
        states.add(state);
        return state;
    }

    /** How often a state was entered before. */
    int turnsOf(String state) {
        return turns.getOrDefault(state, 0);
    }

    void succeed() {
        succeeded = true;
    }

    /** Nothing goes on in here; only of the machine's own block. */
    void close(boolean now) {
        closed = now;
    }

    /** Its last state failed and did not go on. */
    boolean isFailed() {
        return !states.isEmpty() && states.getLast().hasFailed();
    }

    /** Whether what is open in here was closed by what happened around it. */
    boolean isDead() {
        return owner == null ? closed : !owner.holds(this);
    }
}
