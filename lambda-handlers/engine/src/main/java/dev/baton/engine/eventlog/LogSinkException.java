package dev.baton.engine.eventlog;

/** Records could not be written. */
public final class LogSinkException extends Exception {
    private static final long serialVersionUID = 1L;

    public LogSinkException(String message) {
        super(message);
    }

    public LogSinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
