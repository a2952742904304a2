package dev.baton.asl.trial;

import dev.baton.asl.execution.Failure;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a state's Retry and Catch made of a failure.
 *
 * @param retrier the index of the retrier that names it, whether or not it had tries left
 * @param delaySeconds until the next try, when it had
 * @param catcher the index of the catcher that caught it
 */
public record Handling(Failure failure, OptionalInt retrier, OptionalDouble delaySeconds, OptionalInt catcher) {
    public Handling {
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(retrier, "retrier");
        Objects.requireNonNull(delaySeconds, "delaySeconds");
        Objects.requireNonNull(catcher, "catcher");
    }

    /** A failure for which that retrier is meant; negative for none. */
    public static Handling of(Failure failure, int retrier) {
        return new Handling(
                failure,
                retrier < 0 ? OptionalInt.empty() : OptionalInt.of(retrier),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    /** The same, and it is tried again after that time. */
    public Handling retriedAfter(double seconds) {
        return new Handling(failure, retrier, OptionalDouble.of(seconds), catcher);
    }

    /** The same, and it was caught. */
    public Handling caughtBy(int index) {
        return new Handling(failure, retrier, delaySeconds, OptionalInt.of(index));
    }
}
