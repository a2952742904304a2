package dev.baton.integrations.containers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.integrations.sdk.model.SdkNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Members of definitions, which the services write with small letters, and tasks and templates with capital ones. */
final class Members {
    private Members() {}

    static JsonNode of(JsonNode node, String name) {
        JsonNode small = node.path(name);
        return small.isMissingNode() ? node.path(SdkNames.upperFirst(name)) : small;
    }

    static Optional<String> text(JsonNode node, String name) {
        JsonNode value = of(node, name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        of(node, name).forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
