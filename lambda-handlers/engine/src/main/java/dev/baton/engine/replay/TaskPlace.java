package dev.baton.engine.replay;

import dev.baton.engine.history.BlockRun;
import dev.baton.engine.history.StateRun;
import java.util.Objects;

/**
 * Which try of which task it is, by the way that leads there. It is the same in two runs as long as the states on that way are named
 * the same.
 *
 * @param way the states around it with their branches or iterations, and its own name, each with how often it was entered before
 * @param state its state's name
 * @param attempt from 0
 */
record TaskPlace(String way, String state, int attempt) {
    TaskPlace {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(state, "state");
    }

    /** Of the newest attempt of a run of a task's state. */
    static TaskPlace newestOf(StateRun task) {
        return new TaskPlace(way(task), task.name(), task.attempts().size() - 1);
    }

    private static String way(StateRun run) {
        BlockRun block = run.block();
        String around = block.owner()
                .map(owner -> way(owner) + "\n" + block.round() + "." + block.index() + "\n")
                .orElse("");
        return around + run.turn() + ":" + run.name();
    }
}
