package dev.baton.asl.execution;

import java.util.Objects;
import java.util.Optional;

/**
 * What failed in a run: a value that is retried, else caught, else fails the execution.
 *
 * @param error the error name, e.g. {@code States.Timeout}; empty when the author or worker gave none, which AWS keeps
 *     (recording {@code base/test_state_fail_empty})
 * @param cause the human-readable cause, e.g. a Lambda's error document; may be empty in the same way
 */
public record Failure(Optional<String> error, Optional<String> cause) {

    public Failure {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(cause, "cause");
    }

    /** A failure with name and cause. */
    public static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause));
    }

    /** A failure with a name alone, as timeouts are recorded. */
    public static Failure of(String error) {
        return new Failure(Optional.of(error), Optional.empty());
    }
}
