package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of an action's output as a Task gives them: under the names of a dialect, in alphabetical order. */
public final class Results {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Dialect dialect;
    private final boolean emptyLists;

    /** @param emptyLists whether lists that the service left out are empty (ECS), else they are left out */
    public Results(Dialect dialect, boolean emptyLists) {
        this.dialect = dialect;
        this.emptyLists = emptyLists;
    }

    /** The output of an action. */
    public ObjectNode of(Optional<Shape.Structure> shape, JsonNode values) {
        return shape.map(structure -> structure(structure, values)).orElseGet(NODES::objectNode);
    }

    private ObjectNode structure(Shape.Structure shape, JsonNode values) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        shape.members().forEach((name, member) -> {
            JsonNode value = values.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                sorted.put(dialect.member(name), value(member, value));
            } else if (emptyLists && member.shape() instanceof Shape.ListOf) {
                sorted.put(dialect.member(name), NODES.arrayNode());
            }
        });
        ObjectNode result = NODES.objectNode();
        sorted.forEach(result::set);
        return result;
    }

    private JsonNode value(Reference reference, JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        return switch (reference.shape()) {
            case Shape.Structure structure -> structure.document() ? value : structure(structure, value);
            case Shape.ListOf list -> {
                ArrayNode result = NODES.arrayNode();
                value.forEach(element -> result.add(value(list.member(), element)));
                yield result;
            }
            case Shape.MapOf map -> {
                ObjectNode result = NODES.objectNode();
                value.properties().forEach(entry -> result.set(entry.getKey(), value(map.value(), entry.getValue())));
                yield result;
            }
            case Shape.Scalar scalar -> scalar(scalar, value);
        };
    }

    private JsonNode scalar(Shape.Scalar scalar, JsonNode value) {
        return switch (scalar.kind()) {
            case BLOB -> NODES.textNode(dialect.blob(bytes(value)));
            case TIMESTAMP -> dialect.timestamp(Instant.parse(value.asText()));
            case STRING, CHARACTER, BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE -> value;
        };
    }

    private static byte[] bytes(JsonNode value) {
        try {
            return value.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
