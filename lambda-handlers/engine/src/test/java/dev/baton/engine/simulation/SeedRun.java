package dev.baton.engine.simulation;

import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Runs the world of a seed and tells which {@link Law} it breaks, by its name, or the kind of the exception that ended it. Made
 * of the JDK's types alone, so that the planted faults can run it in a class loader of their own.
 */
public final class SeedRun implements LongFunction<Optional<String>> {
    @Override
    public Optional<String> apply(long seed) {
        return new Simulation(seed, false).run().failure().map(SeedRun::name);
    }

    private static String name(Throwable failure) {
        return failure instanceof Violation violation
                ? violation.law().name()
                : failure.getClass().getSimpleName();
    }
}
