package dev.baton.integrations.optimised;

import dev.baton.asl.execution.Failure;

/** A call on the way to a result failed; the task fails with it. */
final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    CallFailedException(Failure failure) {
        super(failure.cause().orElse(""));
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
