package dev.baton.integrations.sdk;

/** A task may not act in the role that it should act in; the message is the cause. */
public final class NotPermittedException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotPermittedException(String message) {
        super(message);
    }
}
