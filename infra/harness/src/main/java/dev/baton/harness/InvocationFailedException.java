package dev.baton.harness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An invocation gave no answer: the function threw, timed out, or its process died. */
final class InvocationFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String report;

    InvocationFailedException(String message) {
        this(message, report("Runtime.ExitError", message));
    }

    /** @param report what Lambda tells the caller, a JSON object */
    InvocationFailedException(String message, String report) {
        super(message);
        this.report = report;
    }

    static String report(String errorType, String errorMessage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("errorType", errorType)
                .put("errorMessage", errorMessage)
                .toString();
    }

    /** What Lambda tells the caller: {@code errorType}, {@code errorMessage}, perhaps {@code stackTrace}. */
    String report() {
        return report;
    }
}
