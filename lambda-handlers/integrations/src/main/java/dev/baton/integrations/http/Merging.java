package dev.baton.integrations.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts a connection and its secret together. */
final class Merging {
    private Merging() {}

    /** Members of the second go before those of the first; lists of keys with values are merged by their keys. */
    static ObjectNode deeply(ObjectNode into, JsonNode from) {
        from.properties().forEach(entry -> {
            JsonNode standing = into.path(entry.getKey());
            if (standing.isObject() && entry.getValue().isObject()) {
                deeply((ObjectNode) standing, entry.getValue());
            } else if (standing.isArray() && entry.getValue().isArray()) {
                into.set(entry.getKey(), byKey(standing, entry.getValue()));
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
        return into;
    }

    private static ArrayNode byKey(JsonNode first, JsonNode second) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        first.forEach(one -> values.put(one.path("Key").asText(), one));
        second.forEach(one -> values.put(one.path("Key").asText(), one));
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        values.values().forEach(merged::add);
        return merged;
    }

    /** Secrets of AWS's own have no level for the kind: {@code {"api_key_name": …}} for an API key. */
    static JsonNode named(JsonNode secret, String type) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        if (!(secret instanceof ObjectNode members)) {
            return named;
        }
        named.setAll(members);
        String member = switch (type) {
            case "API_KEY" -> "ApiKeyAuthParameters";
            case "BASIC" -> "BasicAuthParameters";
            default -> "OAuthParameters";
        };
        if (!secret.has(member)) {
            named.set(member, secret);
        }
        return named;
    }
}
