package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Work;
import org.jspecify.annotations.Nullable;

/** Shows JSON trees to the JSONata library as the Java values it works on, without copying them. */
final class NodeViews {

    private NodeViews() {}

    /** The Java value of a tree. Absent is Java null, which is JSONata's undefined; JSON null has a value of its own. */
    static @Nullable Object of(@Nullable JsonNode node, Work work) {
        return switch (node) {
            case null -> null;
            case ObjectNode object -> new ObjectView(object, work);
            case ArrayNode array -> new ArrayView(array, work);
            default ->
                switch (node.getNodeType()) {
                    case STRING -> node.textValue();
                    case BOOLEAN -> node.booleanValue();
                    case NUMBER -> number(node);
                    default -> Jsonata.NULL_VALUE;
                };
        };
    }

    /** Doubles, as in JavaScript; whole ones as Integer or Long where these are exact, so that 2.0 equals 2. */
    private static Object number(JsonNode node) {
        if (node.isInt()) {
            return node.intValue();
        }
        double value = node.doubleValue();
        long whole = (long) value;
        if (whole != value || Math.abs(value) > NumberNodes.MAX_SAFE) {
            return value;
        }
        return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }
}
