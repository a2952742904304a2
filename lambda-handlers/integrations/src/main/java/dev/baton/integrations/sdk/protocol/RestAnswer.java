package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes the members of an output from where HTTP carried them. */
final class RestAnswer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RestAnswer() {}

    static JsonNode output(OperationModel operation, WireAnswer answer, Bodies bodies)
            throws UnreadableAnswerException {
        Optional<Shape.Structure> shape = operation.outputShape();
        if (shape.isEmpty()) {
            return NODES.objectNode();
        }
        ObjectNode values = body(shape.get(), answer, bodies);
        for (Map.Entry<String, Reference> member : shape.get().members().entrySet()) {
            place(member.getKey(), member.getValue(), answer, values);
        }
        return values;
    }

    private static ObjectNode body(Shape.Structure shape, WireAnswer answer, Bodies bodies)
            throws UnreadableAnswerException {
        Optional<String> payload = shape.traits().text("payload");
        if (payload.isEmpty()) {
            boolean inBody = shape.members().values().stream().anyMatch(JsonValues::inBody);
            return inBody ? bodies.members(shape, answer.body()) : NODES.objectNode();
        }
        ObjectNode values = NODES.objectNode();
        Reference member = shape.member(payload.get());
        if (member.shape() instanceof Shape.Scalar scalar) {
            if (answer.body().length > 0
                    || scalar.traits().has("streaming")
                    || member.traits().has("streaming")) {
                values.set(
                        payload.get(),
                        scalar.kind() == Shape.Kind.BLOB
                                ? NODES.binaryNode(answer.body())
                                : NODES.textNode(answer.text()));
            }
        } else if (answer.body().length > 0) {
            values.set(payload.get(), bodies.payload(member, answer.body()));
        }
        return values;
    }

    private static void place(String name, Reference member, WireAnswer answer, ObjectNode values)
            throws UnreadableAnswerException {
        String wireName = member.wireName(name);
        switch (member.traits().location().orElse("")) {
            case "statusCode" -> values.put(name, answer.status());
            case "header" -> {
                Optional<String> text = answer.header(wireName);
                if (text.isPresent()) {
                    values.set(name, HttpHeaders.value(member, text.get()));
                }
            }
            case "headers" -> values.set(name, prefixed(wireName, answer));
            default -> {}
        }
    }

    private static ObjectNode prefixed(String prefix, WireAnswer answer) {
        ObjectNode found = NODES.objectNode();
        answer.headers().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))) {
                found.put(name.substring(prefix.length()), String.join(",", values));
            }
        });
        return found;
    }
}
