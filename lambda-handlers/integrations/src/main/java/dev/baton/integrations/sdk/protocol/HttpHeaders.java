package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Values in headers of HTTP. */
final class HttpHeaders {
    private HttpHeaders() {}

    /** The text of a header. */
    static String text(Reference member, JsonNode value) {
        if (member.shape() instanceof Shape.ListOf list) {
            List<String> parts = new ArrayList<>();
            for (JsonNode element : value) {
                if (!element.isNull()) {
                    parts.add(quoted(list.member(), scalar(list.member(), element)));
                }
            }
            return String.join(", ", parts);
        }
        if (member.traits().has("jsonvalue")) {
            byte[] json = JsonValues.jsonText(value).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(json);
        }
        return scalar(member, value);
    }

    private static String scalar(Reference reference, JsonNode value) {
        return Scalars.text(reference, value, TimestampFormat.RFC_822);
    }

    /** Elements with commas or quotes in them are quoted; dates are not, for they are told apart by their form. */
    private static String quoted(Reference element, String text) {
        boolean string = element.shape() instanceof Shape.Scalar scalar && scalar.kind() == Shape.Kind.STRING;
        return string && (text.contains(",") || text.contains("\""))
                ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : text;
    }

    /** The value of a header. */
    static JsonNode value(Reference member, String text) throws UnreadableAnswerException {
        if (member.shape() instanceof Shape.ListOf list) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            for (String part : parts(text, isDate(list.member()))) {
                values.add(Scalars.value(list.member(), part, TimestampFormat.RFC_822));
            }
            return values;
        }
        if (member.traits().has("jsonvalue")) {
            return Scalars.decoded(text);
        }
        return Scalars.value(member, text, TimestampFormat.RFC_822);
    }

    private static boolean isDate(Reference element) {
        return element.shape() instanceof Shape.Scalar scalar
                && scalar.kind() == Shape.Kind.TIMESTAMP
                && TimestampFormat.of(element, TimestampFormat.RFC_822) == TimestampFormat.RFC_822;
    }

    /** The parts between commas; a date has a comma of its own, a quoted part may have any. */
    private static List<String> parts(String text, boolean dates) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        int commas = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted && (!dates || ++commas % 2 == 0)) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
