package dev.baton.integrations.http;

import dev.baton.asl.execution.Failure;

/** A connection cannot be had, with the failure of the task that needs it. */
public final class NoConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;

    /** @param error behind {@code Events.ConnectionResource.} */
    NoConnectionException(String error, String message) {
        super(message);
        this.error = error;
    }

    Failure failure() {
        return Failure.of("Events.ConnectionResource." + error, String.valueOf(getMessage()));
    }
}
