package dev.baton.asl.definition;

import java.util.List;
import java.util.Optional;

/** Runs its branches side by side; its result is the array of their outputs. */
public record ParallelState(
        String name,
        QueryLanguage queryLanguage,
        DataFlow data,
        List<Block> branches,
        List<Retrier> retry,
        List<Catcher> catchers,
        Optional<String> next)
        implements GuardedState {

    public ParallelState {
        branches = List.copyOf(branches);
        retry = List.copyOf(retry);
        catchers = List.copyOf(catchers);
    }

    @Override
    public StateType type() {
        return StateType.PARALLEL;
    }
}
