package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values out of the XML of services. */
final class XmlReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private XmlReader() {}

    static ObjectNode structure(Shape.Structure structure, Element element) throws UnreadableAnswerException {
        ObjectNode values = NODES.objectNode();
        for (Map.Entry<String, Reference> entry : structure.members().entrySet()) {
            Reference member = entry.getValue();
            if (JsonValues.inBody(member)) {
                Optional<JsonNode> value = member(member, member.wireName(entry.getKey()), element);
                value.ifPresent(found -> values.set(entry.getKey(), found));
            }
        }
        return values;
    }

    private static Optional<JsonNode> member(Reference member, String name, Element parent)
            throws UnreadableAnswerException {
        if (member.traits().has("xmlAttribute")) {
            return Optional.ofNullable(
                    parent.attribute(name).<JsonNode>map(NODES::textNode).orElse(null));
        }
        if (member.has("flattened")) {
            List<Element> elements = flattened(member, name, parent);
            return elements.isEmpty() ? Optional.empty() : Optional.of(collection(member, elements));
        }
        Optional<Element> child = parent.child(name);
        return child.isEmpty() ? Optional.empty() : Optional.of(value(member, child.get()));
    }

    private static List<Element> flattened(Reference member, String name, Element parent) {
        if (member.shape() instanceof Shape.ListOf list
                && member.traits().locationName().isEmpty()) {
            String element = list.member().traits().locationName().orElse(name);
            List<Element> named = parent.children(element);
            return named.isEmpty() ? parent.children(name) : named;
        }
        return parent.children(name);
    }

    private static JsonNode collection(Reference member, List<Element> elements) throws UnreadableAnswerException {
        return switch (member.shape()) {
            case Shape.ListOf list -> list(list, elements);
            case Shape.MapOf map -> map(map, elements);
            case Shape.Structure structure -> structure(structure, elements.getFirst());
            case Shape.Scalar scalar -> value(member, elements.getFirst());
        };
    }

    private static ArrayNode list(Shape.ListOf list, List<Element> elements) throws UnreadableAnswerException {
        ArrayNode values = NODES.arrayNode();
        for (Element element : elements) {
            values.add(value(list.member(), element));
        }
        return values;
    }

    private static ObjectNode map(Shape.MapOf map, List<Element> entries) throws UnreadableAnswerException {
        ObjectNode values = NODES.objectNode();
        for (Element entry : entries) {
            Optional<Element> key = entry.child(map.key().wireName("key"));
            Optional<Element> value = entry.child(map.value().wireName("value"));
            if (key.isPresent() && value.isPresent()) {
                values.set(key.get().text(), value(map.value(), value.get()));
            }
        }
        return values;
    }

    static JsonNode value(Reference reference, Element element) throws UnreadableAnswerException {
        return switch (reference.shape()) {
            case Shape.Structure structure -> structure(structure, element);
            case Shape.ListOf list -> list(list, element.children(list.member().wireName("member")));
            case Shape.MapOf map -> map(map, element.children("entry"));
            case Shape.Scalar scalar -> Scalars.value(reference, element.text(), TimestampFormat.ISO_8601);
        };
    }
}
