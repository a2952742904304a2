package dev.baton.integrations.sdk.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads one line of a model that describes a shape. */
final class ShapeParser {
    private static final Traits NONE = new Traits(JsonNodeFactory.instance.objectNode());

    private ShapeParser() {}

    static Shape shape(JsonNode node, Shapes shapes) {
        Traits traits = new Traits(node);
        String type = node.path("type").asText();
        return switch (type) {
            case "structure" -> structure(node, shapes);
            case "list" -> new Shape.ListOf(reference(node.path("member"), shapes), traits);
            case "map" ->
                new Shape.MapOf(reference(node.path("key"), shapes), reference(node.path("value"), shapes), traits);
            default ->
                new Shape.Scalar(Shape.Kind.valueOf(type.toUpperCase(Locale.ROOT)), texts(node.path("enum")), traits);
        };
    }

    private static Shape structure(JsonNode node, Shapes shapes) {
        Map<String, Reference> members = new LinkedHashMap<>();
        node.path("members")
                .properties()
                .forEach(member -> members.put(member.getKey(), reference(member.getValue(), shapes)));
        Set<String> required = new LinkedHashSet<>(texts(node.path("required")));
        return new Shape.Structure(node.path("name").asText(), members, required, new Traits(node));
    }

    /** A number, or a number and traits. */
    static Reference reference(JsonNode node, Shapes shapes) {
        return node.isArray()
                ? new Reference(shapes, node.path(0).intValue(), new Traits(node.path(1)))
                : new Reference(shapes, node.intValue(), NONE);
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
