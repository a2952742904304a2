package dev.baton.integrations.containers;

/** A task cannot be run as containers of this machine; the message is for its author. */
final class NoContainerException extends Exception {
    private static final long serialVersionUID = 1L;

    NoContainerException(String message) {
        super(message);
    }
}
