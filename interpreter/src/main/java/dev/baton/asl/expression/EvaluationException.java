package dev.baton.asl.expression;

import dev.baton.asl.execution.Failure;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries a {@link Failure} of an expression out of a deep evaluation to the behavior that asked for it. It is a value in
 * flight, not a fault of ours: it has no stack trace and never leaves the interpreter.
 */
public final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient Optional<String> location;

    /**
     * @param failure error name and the cause WITHOUT the prefix "An error occurred while executing the state …", which the
     *     behavior adds, because it knows the state's name and event id
     * @param location for JSONata, the field path that history's EvaluationFailed names, e.g. {@code Output/total}; empty
     *     for JSONPath, which has no such event
     */
    public EvaluationException(Failure failure, Optional<String> location) {
        super(failure.error().orElse("") + ": " + failure.cause().orElse(""), null, false, false);
        this.failure = Objects.requireNonNull(failure, "failure");
        this.location = Objects.requireNonNull(location, "location");
    }

    /** A {@code States.Runtime} failure of a JSONPath expression. */
    public static EvaluationException runtime(String cause) {
        return new EvaluationException(Failure.of("States.Runtime", cause), Optional.empty());
    }

    /** A {@code States.QueryEvaluationError} of a JSONata expression in the field named by {@code location}. */
    public static EvaluationException query(String cause, Optional<String> location) {
        return new EvaluationException(Failure.of("States.QueryEvaluationError", cause), location);
    }

    /** The failure, its cause without the state prefix. */
    public Failure failure() {
        return failure;
    }

    /** The field path for EvaluationFailed. */
    public Optional<String> location() {
        return location;
    }
}
