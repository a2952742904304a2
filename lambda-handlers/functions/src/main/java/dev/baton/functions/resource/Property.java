package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Texts among properties. */
final class Property {
    private Property() {}

    static Optional<String> optional(JsonNode in, String name) {
        return Optional.of(in.path(name).asText()).filter(text -> !text.isEmpty());
    }

    static String required(JsonNode in, String name) throws RefusedResourceException {
        return optional(in, name).orElseThrow(() -> new RefusedResourceException(name + " is missing"));
    }
}
