package dev.baton.integrations.sdk.endpoint;

/** The rules know no endpoint for the parameters; the message is the rule set's own. */
public final class NoEndpointException extends Exception {
    private static final long serialVersionUID = 1L;

    NoEndpointException(String message) {
        super(message);
    }
}
