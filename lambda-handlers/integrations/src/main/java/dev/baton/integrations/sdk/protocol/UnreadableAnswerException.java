package dev.baton.integrations.sdk.protocol;

/** A service's answer is not what its model says. */
public final class UnreadableAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message) {
        super(message);
    }

    UnreadableAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
