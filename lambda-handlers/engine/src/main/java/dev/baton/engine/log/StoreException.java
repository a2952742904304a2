package dev.baton.engine.log;

/**
 * A store could not answer. Whether a write took place is unknown: the caller reads, or writes the same again, which every
 * port allows. The message is retried, then dead-lettered.
 */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreException(String message) {
        super(message);
    }
}
