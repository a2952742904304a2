package dev.baton.integrations.kubernetes;

/** A cluster cannot be called: what is said of it is wrong. The message is for the author. */
final class NoClusterException extends Exception {
    private static final long serialVersionUID = 1L;

    NoClusterException(String message) {
        super(message);
    }
}
