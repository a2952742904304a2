package dev.baton.asl;

import java.time.Instant;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * Time, randomness and identity of one step, as arguments: the interpreter has neither a clock nor a random source nor a
 * secret of its own.
 *
 * @param now the step's time, never earlier than the last entry's
 * @param seed from which the step's UUIDs, jitter and random numbers grow
 * @param taskTokens an attempt's task token, for the context object's {@code Task.Token}; the same for the same attempt,
 *     always
 */
public record Moment(Instant now, long seed, LongFunction<String> taskTokens) {
    public Moment {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(taskTokens, "taskTokens");
    }
}
