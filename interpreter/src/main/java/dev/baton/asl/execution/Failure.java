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
    /** The longest cause that is kept (API reference, data type SensitiveCause); what goes beyond is cut off. */
    public static final int MAX_CAUSE = 32_768;

    public Failure {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(cause, "cause");
        if (cause.isPresent() && cause.get().length() > MAX_CAUSE) {
            cause = Optional.of(cut(cause.get()));
        }
    }

    /** Never between the halves of a surrogate pair. */
    private static String cut(String cause) {
        boolean splits = Character.isHighSurrogate(cause.charAt(MAX_CAUSE - 1));
        return cause.substring(0, splits ? MAX_CAUSE - 1 : MAX_CAUSE);
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
