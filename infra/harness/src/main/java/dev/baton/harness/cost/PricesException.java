package dev.baton.harness.cost;

/** The file of prices is not right; the text says where. */
final class PricesException extends Exception {
    private static final long serialVersionUID = 1L;

    PricesException(String message) {
        super(message);
    }

    PricesException(String message, Throwable cause) {
        super(message, cause);
    }
}
