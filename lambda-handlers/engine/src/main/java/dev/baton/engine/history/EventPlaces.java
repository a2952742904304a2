package dev.baton.engine.history;

import dev.baton.asl.definition.StateType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where events belong, read off {@code previousEventId}: an event lies in the block of the event that it follows from,
 * unless that one opened a branch or an iteration. What Parallel and Map tell of themselves follows from what happened
 * inside them, so it is looked for outwards.
 */
final class EventPlaces {
    private final BlockRun root;
    private final List<BlockRun> blocks = new ArrayList<>();
    private final Map<Long, StateRun> parallels = new HashMap<>();

    EventPlaces(BlockRun root) {
        this.root = root;
        blocks.add(root);
    }

    /** Remembers an event's block. Ids come in order; what was left out counts as the machine's. */
    void put(long eventId, BlockRun block) {
        while (blocks.size() < eventId) {
            blocks.add(root);
        }
        if (blocks.size() == eventId) {
            blocks.add(block);
        }
    }

    /** Remembers what follows from a ParallelStateStarted event: the first states of its branches. */
    void putParallel(long eventId, StateRun parallel) {
        parallels.put(eventId, parallel);
    }

    /** The block of an event; the machine's own for 0 and for what is not known. */
    BlockRun block(long eventId) {
        return eventId > 0 && eventId < blocks.size() ? blocks.get((int) eventId) : root;
    }

    /** The Parallel that was started by this event. */
    Optional<StateRun> parallel(long eventId) {
        return Optional.ofNullable(parallels.get(eventId));
    }

    /** The nearest run of that type, outwards from a block, that has not failed yet. */
    static Optional<StateRun> nearest(BlockRun from, StateType type) {
        return outwards(from, type, Optional.empty());
    }

    /** The nearest run of the state of that name, outwards from a block, be it failed or not. */
    static Optional<StateRun> nearest(BlockRun from, StateType type, String name) {
        return outwards(from, type, Optional.of(name));
    }

    private static Optional<StateRun> outwards(BlockRun from, StateType type, Optional<String> name) {
        Optional<StateRun> at = from.current();
        while (at.isPresent()) {
            StateRun run = at.get();
            boolean fits = name.isPresent() ? run.name().equals(name.get()) : !run.hasFailed();
            if (run.type() == type && run.exitedAt().isEmpty() && fits) {
                return at;
            }
            // The first state looked at is the block's current one; from there on the owners.
            at = run.block().owner();
        }
        return Optional.empty();
    }

    /** The state that an EvaluationFailed event speaks of, which follows from what came before the state. */
    Optional<StateRun> evaluated(long previousEventId, String name) {
        Optional<StateRun> here =
                block(previousEventId).current().filter(run -> run.name().equals(name));
        return here.isPresent()
                ? here
                : parallel(previousEventId)
                        .flatMap(parallel -> parallel.blocks().stream()
                                .flatMap(branch -> branch.current().stream())
                                .filter(run -> run.name().equals(name))
                                .findFirst());
    }
}
