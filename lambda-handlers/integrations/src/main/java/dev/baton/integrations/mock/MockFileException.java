package dev.baton.integrations.mock;

/** A mock configuration cannot be used; the message begins with file, line and column. */
public final class MockFileException extends Exception {
    private static final long serialVersionUID = 1L;

    MockFileException(String message) {
        super(message);
    }

    MockFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
