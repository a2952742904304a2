package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Shows JSON trees to the JSONata library as the Java values it works on, without copying them. */
final class NodeViews {

    private NodeViews() {}

    /** The Java value of a tree. Absent is Java null, which is JSONata's undefined; JSON null has a value of its own. */
    static @Nullable Object of(@Nullable JsonNode node) {
        return switch (node) {
            case null -> null;
            case ObjectNode object -> new ObjectView(object);
            case ArrayNode array -> new ArrayView(array);
            default ->
                switch (node.getNodeType()) {
                    case STRING -> node.textValue();
                    case BOOLEAN -> node.booleanValue();
                    case NUMBER -> number(node);
                    default -> Jsonata.NULL_VALUE;
                };
        };
    }

    /** Whole numbers as Integer or Long, so that 2.0 equals 2 as it does in JavaScript. */
    private static Object number(JsonNode node) {
        if (node.isInt()) {
            return node.intValue();
        }
        if (node.isLong()) {
            return node.longValue();
        }
        double value = node.doubleValue();
        long whole = (long) value;
        if (whole != value || Math.abs(value) > NumberNodes.MAX_SAFE) {
            return value;
        }
        return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }
}
