package dev.baton.asl;

import java.time.Instant;
import java.util.Objects;

/**
 * Time and randomness of one step, as arguments: the interpreter has neither a clock nor a random source of its own.
 *
 * @param now the step's time, never earlier than the last entry's
 * @param seed from which the step's UUIDs, jitter and random numbers grow
 */
public record Moment(Instant now, long seed) {
    public Moment {
        Objects.requireNonNull(now, "now");
    }
}
