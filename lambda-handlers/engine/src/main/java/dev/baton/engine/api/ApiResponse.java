package dev.baton.engine.api;

import java.util.Map;

/**
 * An answer of AWS JSON 1.0.
 *
 * @param status HTTP status
 * @param headers all that the protocol asks for; lengths and connection matters are the carrier's
 * @param body JSON in UTF-8, may be empty
 */
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {
    public ApiResponse {
        headers = Map.copyOf(headers);
    }
}
