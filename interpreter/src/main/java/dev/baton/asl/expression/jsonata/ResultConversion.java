package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the library's results back into trees; what came as a view goes back as the tree it shows. */
final class ResultConversion {

    private ResultConversion() {}

    /** The tree, or null when the value is, or holds, something that JSON has no form for. */
    static @Nullable JsonNode toNode(Object value) {
        if (value == Jsonata.NULL_VALUE) {
            return NullNode.getInstance();
        }
        return switch (value) {
            case String text -> TextNode.valueOf(text);
            case Number number -> NumberNodes.of(number);
            case Boolean bool -> BooleanNode.valueOf(bool);
            case ObjectView view -> view.node();
            case ArrayView view -> view.node();
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            default -> null;
        };
    }

    private static @Nullable JsonNode object(Map<?, ?> map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            // The library's constructors leave undefined members out; its transform operator makes nulls Java nulls.
            JsonNode node = value == null ? NullNode.getInstance() : toNode(value);
            if (node == null) {
                return null;
            }
            object.set(String.valueOf(entry.getKey()), node);
        }
        return object;
    }

    private static @Nullable JsonNode array(List<?> list) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(list.size());
        for (Object element : list) {
            JsonNode node = element == null ? NullNode.getInstance() : toNode(element);
            if (node == null) {
                return null;
            }
            array.add(node);
        }
        return array;
    }
}
