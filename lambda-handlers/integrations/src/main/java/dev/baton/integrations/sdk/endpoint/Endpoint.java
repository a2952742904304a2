package dev.baton.integrations.sdk.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a call goes.
 *
 * @param url scheme, host, and sometimes a path that all paths are under
 * @param properties what the rules say beside it: {@code authSchemes}
 * @param headers that the call must have
 */
public record Endpoint(URI url, JsonNode properties, Map<String, List<String>> headers) {
    public Endpoint {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(properties, "properties");
        headers = Map.copyOf(headers);
    }

    /** What the rules say of how to sign: the first scheme that is signed with SigV4. */
    public Optional<JsonNode> signing() {
        for (JsonNode scheme : properties.path("authSchemes")) {
            if (scheme.path("name").asText().equals("sigv4")) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }
}
