package dev.baton.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** How {@code States.Format} and the errors of paths print a value: as Java prints maps and lists, {@code {Arg1=1, Arg2=[]}} (test_format_2). */
public final class JavaText {

    private JavaText() {}

    /** A value as Java prints it. */
    public static String of(JsonNode value) {
        if (value.isValueNode()) {
            return value.asText();
        }
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    /** The same, at the end of a text. */
    public static void append(JsonNode value, StringBuilder out) {
        switch (value) {
            case ObjectNode object -> appendMap(object, out);
            case ArrayNode array -> appendList(array, out);
            default -> out.append(value.asText());
        }
    }

    private static void appendMap(ObjectNode object, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            out.append(separator).append(member.getKey()).append('=');
            append(member.getValue(), out);
            separator = ", ";
        }
        out.append('}');
    }

    private static void appendList(ArrayNode array, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (JsonNode element : array) {
            out.append(separator);
            append(element, out);
            separator = ", ";
        }
        out.append(']');
    }
}
