package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Values as they stand in the JSON of services. */
final class JsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonValues() {}

    static JsonNode parse(byte[] body) throws UnreadableAnswerException {
        try {
            return body.length == 0 ? NODES.objectNode() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UnreadableAnswerException("the answer is no JSON: " + e.getMessage(), e);
        }
    }

    /** The same, of an answer that may be anything. */
    static Optional<JsonNode> tryParse(byte[] body) {
        try {
            return Optional.of(parse(body)).filter(JsonNode::isObject);
        } catch (UnreadableAnswerException e) {
            return Optional.empty();
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value as it is sent. */
    static JsonNode sent(Reference reference, JsonNode value) {
        return switch (reference.shape()) {
            case Shape.Structure structure -> structure.document() ? value : sentMembers(structure, value, false);
            case Shape.ListOf list -> {
                ArrayNode sent = NODES.arrayNode();
                value.forEach(element -> sent.add(element.isNull() ? element : sent(list.member(), element)));
                yield sent;
            }
            case Shape.MapOf map -> {
                ObjectNode sent = NODES.objectNode();
                value.properties()
                        .forEach(entry -> sent.set(
                                entry.getKey(),
                                entry.getValue().isNull() ? entry.getValue() : sent(map.value(), entry.getValue())));
                yield sent;
            }
            case Shape.Scalar scalar -> scalar(reference, scalar, value);
        };
    }

    /** The members of a structure; those alone that travel in the body, if wanted. */
    static ObjectNode sentMembers(Shape.Structure structure, JsonNode value, boolean bodyOnly) {
        ObjectNode sent = NODES.objectNode();
        value.properties().forEach(entry -> {
            Reference member = structure.members().get(entry.getKey());
            boolean elsewhere =
                    bodyOnly && member != null && member.traits().location().isPresent();
            if (member != null && !elsewhere && !entry.getValue().isNull()) {
                sent.set(member.wireName(entry.getKey()), sent(member, entry.getValue()));
            }
        });
        return sent;
    }

    private static JsonNode scalar(Reference reference, Shape.Scalar scalar, JsonNode value) {
        return switch (scalar.kind()) {
            case BLOB -> NODES.textNode(Scalars.base64(value));
            case TIMESTAMP -> timestamp(TimestampFormat.of(reference, TimestampFormat.UNIX_TIMESTAMP), value);
            case STRING -> reference.traits().has("jsonvalue") ? NODES.textNode(jsonText(value)) : value;
            case CHARACTER, BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE -> value;
        };
    }

    /** A member that carries JSON in its text. */
    static String jsonText(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static JsonNode timestamp(TimestampFormat format, JsonNode value) {
        return format == TimestampFormat.UNIX_TIMESTAMP
                ? NODES.numberNode(Timestamps.seconds(Timestamps.instant(value)))
                : NODES.textNode(format.text(Timestamps.instant(value)));
    }

    /** A value as it came. */
    static JsonNode received(Reference reference, JsonNode value) throws UnreadableAnswerException {
        if (value.isNull()) {
            return value;
        }
        return switch (reference.shape()) {
            case Shape.Structure structure -> structure.document() ? value : receivedMembers(structure, value);
            case Shape.ListOf list -> {
                ArrayNode received = NODES.arrayNode();
                for (JsonNode element : expect(value.isArray(), value, "a list")) {
                    received.add(received(list.member(), element));
                }
                yield received;
            }
            case Shape.MapOf map -> receivedMap(map, expect(value.isObject(), value, "an object"));
            case Shape.Scalar scalar -> receivedScalar(scalar, value);
        };
    }

    private static JsonNode receivedMap(Shape.MapOf map, JsonNode value) throws UnreadableAnswerException {
        ObjectNode received = NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (entry.getValue().isNull() && !map.traits().has("sparse")) {
                continue;
            }
            received.set(entry.getKey(), received(map.value(), entry.getValue()));
        }
        return received;
    }

    static ObjectNode receivedMembers(Shape.Structure structure, JsonNode value) throws UnreadableAnswerException {
        ObjectNode received = NODES.objectNode();
        expect(value.isObject(), value, "an object");
        for (Map.Entry<String, Reference> member : structure.members().entrySet()) {
            JsonNode found = value.path(member.getValue().wireName(member.getKey()));
            if (inBody(member.getValue()) && !found.isMissingNode() && !found.isNull()) {
                received.set(member.getKey(), received(member.getValue(), found));
            }
        }
        return received;
    }

    /** Places of a request say nothing about an answer. */
    static boolean inBody(Reference member) {
        String location = member.traits().location().orElse("uri");
        return location.equals("uri") || location.equals("querystring");
    }

    private static JsonNode receivedScalar(Shape.Scalar scalar, JsonNode value) throws UnreadableAnswerException {
        try {
            return switch (scalar.kind()) {
                case BLOB -> NODES.binaryNode(Base64.getMimeDecoder().decode(value.asText()));
                case TIMESTAMP ->
                    NODES.textNode(
                            value.isNumber()
                                    ? Timestamps.instant(value).toString()
                                    : TimestampFormat.UNIX_TIMESTAMP
                                            .instant(value.asText())
                                            .toString());
                case STRING, CHARACTER, BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE -> value;
            };
        } catch (RuntimeException e) {
            throw new UnreadableAnswerException(value + " is no " + scalar.kind(), e);
        }
    }

    private static JsonNode expect(boolean holds, JsonNode value, String what) throws UnreadableAnswerException {
        if (!holds) {
            String text = value.toString();
            throw new UnreadableAnswerException(
                    what + " was expected but came " + text.substring(0, Math.min(100, text.length())));
        }
        return value;
    }
}
