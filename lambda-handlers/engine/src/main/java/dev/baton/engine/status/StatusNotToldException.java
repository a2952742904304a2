package dev.baton.engine.status;

/** Whoever was to be told of a status did not take it. */
public final class StatusNotToldException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what the bus said, or that it said nothing */
    public StatusNotToldException(String message) {
        super(message);
    }
}
