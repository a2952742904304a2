package dev.baton.engine.driver.chain;

import java.time.Instant;
import java.util.Optional;

/** The earliest of moments some of which there may not be: asked for several times in each turn of a driver. Pure. */
public final class Earliest {
    private Earliest() {}

    /** The earlier of two; empty when there is none. */
    public static Optional<Instant> of(Optional<Instant> one, Optional<Instant> other) {
        boolean otherFirst = other.isPresent() && (one.isEmpty() || other.get().isBefore(one.get()));
        return otherFirst ? other : one;
    }

    /** The earliest of three; empty when there is none. */
    public static Optional<Instant> of(Optional<Instant> one, Optional<Instant> other, Optional<Instant> third) {
        return of(of(one, other), third);
    }
}
