package dev.baton.engine.simulation;

import java.util.List;
import java.util.Optional;

/** Runs one seed. */
record Simulation(long seed, boolean traced) {

    /**
     * How a world went.
     *
     * @param hash the same for the same seed, always
     * @param failure the invariant that does not hold, or what broke
     */
    record Result(long seed, long hash, Optional<Throwable> failure, List<String> trace) {}

    Result run() {
        World world = new World(seed, traced);
        try {
            new Universe(world).run();
            return new Result(seed, world.hash(), Optional.empty(), world.trace());
        } catch (RuntimeException | Error e) {
            return new Result(seed, world.hash(), Optional.of(e), world.trace());
        }
    }
}
