package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Properties, most of them texts. */
final class Property {
    private static final Set<String> OF_ALL = Set.of("ServiceToken", "ServiceTimeout");

    private Property() {}

    static Optional<String> optional(JsonNode in, String name) {
        return Optional.of(in.path(name).asText()).filter(text -> !text.isEmpty());
    }

    static String required(JsonNode in, String name) throws RefusedResourceException {
        return required(in, name, name);
    }

    /** @param place what the reason calls it */
    static String required(JsonNode in, String name, String place) throws RefusedResourceException {
        return optional(in, name).orElseThrow(() -> new RefusedResourceException(place + " is missing"));
    }

    /** What must be a text, and is a list or has members, is not taken for absent. */
    static void checkTexts(JsonNode in, String... names) throws RefusedResourceException {
        for (String name : names) {
            if (in.path(name).isContainerNode()) {
                throw new RefusedResourceException(name + " must be a text");
            }
        }
    }

    /** What is written wrong is not left out in silence. */
    static void checkKnown(JsonNode properties, Set<String> known) throws RefusedResourceException {
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            if (!known.contains(property.getKey()) && !OF_ALL.contains(property.getKey())) {
                throw new RefusedResourceException(
                        "The property " + property.getKey() + " is not supported; these are: "
                                + known.stream().sorted().toList());
            }
        }
    }
}
