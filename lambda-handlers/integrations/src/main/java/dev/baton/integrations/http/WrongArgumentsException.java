package dev.baton.integrations.http;

/** The arguments of a task cannot be used; the message says why. */
final class WrongArgumentsException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongArgumentsException(String message) {
        super(message);
    }
}
