package dev.baton.engine.log;

/** A store answered that it has too much to do, and went on doing so after pauses. The API shows it as ThrottlingException. */
public final class ThrottledException extends StoreException {
    private static final long serialVersionUID = 1L;

    public ThrottledException(String message, Throwable cause) {
        super(message, cause);
    }
}
