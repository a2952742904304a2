package dev.baton.integrations.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;

/**
 * A connection of EventBridge: how calls are authorized, and what it adds to each. Its values go before the author's.
 *
 * @param authorization how
 * @param headers added
 * @param query parameters added
 * @param body members added to a body
 */
public record Connection(
        Authorization authorization, Map<String, String> headers, Map<String, String> query, ObjectNode body) {
    public Connection {
        Objects.requireNonNull(authorization, "authorization");
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        Objects.requireNonNull(body, "body");
    }

    /** How calls are authorized. */
    public sealed interface Authorization {
        /** A header with a secret value. */
        record ApiKey(String header, String value) implements Authorization {}

        /** A name and a password. */
        record Basic(String username, String password) implements Authorization {}

        /**
         * A token that is got by client credentials.
         *
         * @param endpoint where
         * @param method of HTTP
         * @param headers of the request for the token
         * @param query of that request
         * @param body members of that request's form
         */
        record OAuth(
                String endpoint,
                String method,
                String clientId,
                String clientSecret,
                Map<String, String> headers,
                Map<String, String> query,
                Map<String, String> body)
                implements Authorization {}
    }
}
