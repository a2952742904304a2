package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Single values as texts, and back. */
final class Scalars {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Scalars() {}

    /** The text of a value outside JSON. */
    static String text(Reference reference, JsonNode value, TimestampFormat otherwise) {
        Shape.Scalar scalar = (Shape.Scalar) reference.shape();
        return switch (scalar.kind()) {
            case TIMESTAMP -> TimestampFormat.of(reference, otherwise).text(Timestamps.instant(value));
            case BLOB -> base64(value);
            case FLOAT, DOUBLE -> value.isIntegralNumber() ? value.asText() : number(value);
            default -> value.asText();
        };
    }

    private static String number(JsonNode value) {
        if (!value.isNumber()) {
            return value.asText();
        }
        double number = value.doubleValue();
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? value.decimalValue().toPlainString()
                : value.asText();
    }

    /** A value from its text outside JSON. */
    static JsonNode value(Reference reference, String text, TimestampFormat otherwise)
            throws UnreadableAnswerException {
        Shape.Scalar scalar = (Shape.Scalar) reference.shape();
        try {
            return switch (scalar.kind()) {
                case STRING, CHARACTER -> NODES.textNode(text);
                case BOOLEAN -> NODES.booleanNode(Boolean.parseBoolean(text.strip()));
                case INTEGER, LONG -> NODES.numberNode(Long.parseLong(text.strip()));
                case FLOAT, DOUBLE -> decimal(text.strip());
                case BLOB -> NODES.binaryNode(Base64.getMimeDecoder().decode(text.strip()));
                case TIMESTAMP ->
                    NODES.textNode(TimestampFormat.of(reference, otherwise)
                            .instant(text.strip())
                            .toString());
            };
        } catch (RuntimeException e) {
            throw new UnreadableAnswerException("'" + text + "' is no " + scalar.kind(), e);
        }
    }

    private static JsonNode decimal(String text) {
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? NODES.numberNode(number) : NODES.textNode(text);
    }

    /** A text that travels in Base64. */
    static JsonNode decoded(String text) throws UnreadableAnswerException {
        try {
            return NODES.textNode(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswerException("'" + text + "' is not in Base64", e);
        }
    }

    static byte[] bytes(JsonNode value) {
        try {
            return value.isBinary() ? value.binaryValue() : value.asText().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String base64(JsonNode value) {
        return Base64.getEncoder().encodeToString(bytes(value));
    }
}
