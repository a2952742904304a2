package dev.baton.engine.log;

/** The service that keeps the customers' keys has too much to do. The API shows it as KmsThrottlingException. */
public final class KeyThrottledException extends StoreException {
    private static final long serialVersionUID = 1L;

    public KeyThrottledException(String message) {
        super(message);
    }
}
