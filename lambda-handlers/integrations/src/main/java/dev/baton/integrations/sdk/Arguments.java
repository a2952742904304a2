package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import dev.baton.integrations.sdk.protocol.Timestamps;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Effective arguments of a Task as the values of an action's input: names become the model's, texts become numbers and booleans where
 * the model wants some, objects become JSON where it wants a text, null is nothing.
 */
public final class Arguments {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Dialect dialect;
    private final List<String> faults = new ArrayList<>();

    private Arguments(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * The input's values.
     *
     * @param shape absent where the action has no parameters
     * @throws ArgumentsException when arguments are not what the model has, naming all of them
     */
    public static ObjectNode read(Optional<Shape.Structure> shape, JsonNode arguments, Dialect dialect)
            throws ArgumentsException {
        Arguments reading = new Arguments(dialect);
        ObjectNode values = NODES.objectNode();
        if (!arguments.isObject()) {
            throw new ArgumentsException(List.of("The Parameters must be an object"));
        }
        if (shape.isPresent()) {
            values = reading.structure(shape.get(), arguments);
        } else {
            arguments.properties().forEach(argument -> reading.unsupported(argument.getKey()));
        }
        if (!reading.faults.isEmpty()) {
            throw new ArgumentsException(reading.faults);
        }
        return values;
    }

    /** The model's names of a structure's members by their names in arguments. */
    public static Map<String, String> names(Shape.Structure shape, Dialect dialect) {
        Map<String, String> names = new HashMap<>();
        shape.members().keySet().forEach(member -> names.put(dialect.member(member), member));
        return names;
    }

    private void unsupported(String field) {
        faults.add("The field \"" + field + "\" is not supported by Step Functions");
    }

    private ObjectNode structure(Shape.Structure shape, JsonNode arguments) {
        Map<String, String> names = names(shape, dialect);
        ObjectNode values = NODES.objectNode();
        arguments.properties().forEach(argument -> {
            String member = names.get(argument.getKey());
            if (member == null) {
                unsupported(argument.getKey());
            } else if (!argument.getValue().isNull()) {
                values.set(member, value(argument.getKey(), shape.member(member), argument.getValue()));
            }
        });
        return values;
    }

    private JsonNode value(String field, Reference reference, JsonNode argument) {
        return switch (reference.shape()) {
            case Shape.Structure structure -> nested(field, structure, argument);
            case Shape.ListOf list ->
                argument.isArray() ? list(field, list, argument) : wrong(field, "a list", argument);
            case Shape.MapOf map ->
                argument.isObject() ? map(field, map, argument) : wrong(field, "an object", argument);
            case Shape.Scalar scalar -> scalar(field, reference, scalar, argument);
        };
    }

    private JsonNode nested(String field, Shape.Structure structure, JsonNode argument) {
        if (structure.document()) {
            return argument;
        }
        return argument.isObject() ? structure(structure, argument) : wrong(field, "an object", argument);
    }

    private JsonNode list(String field, Shape.ListOf list, JsonNode argument) {
        ArrayNode values = NODES.arrayNode();
        argument.forEach(element -> values.add(element.isNull() ? element : value(field, list.member(), element)));
        return values;
    }

    private JsonNode map(String field, Shape.MapOf map, JsonNode argument) {
        ObjectNode values = NODES.objectNode();
        argument.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> values.set(entry.getKey(), value(field, map.value(), entry.getValue())));
        return values;
    }

    private JsonNode scalar(String field, Reference reference, Shape.Scalar scalar, JsonNode argument) {
        return switch (scalar.kind()) {
            case STRING, CHARACTER -> argument.isTextual() ? argument : NODES.textNode(text(argument));
            case BLOB -> NODES.binaryNode(blob(reference, argument).getBytes(StandardCharsets.UTF_8));
            case BOOLEAN -> bool(field, argument);
            case INTEGER, LONG, FLOAT, DOUBLE -> number(field, argument);
            case TIMESTAMP -> timestamp(field, argument);
        };
    }

    private static String text(JsonNode argument) {
        return argument.isValueNode() ? argument.asText() : argument.toString();
    }

    /** The body of a stream is written as JSON, even a text (recording {@code services/test_s3_put_object[str]}). */
    private static String blob(Reference reference, JsonNode argument) {
        return argument.isTextual() && !reference.has("streaming") ? argument.textValue() : argument.toString();
    }

    private JsonNode bool(String field, JsonNode argument) {
        String text = argument.asText();
        return argument.isValueNode() && (text.equals("true") || text.equals("false"))
                ? NODES.booleanNode(text.equals("true"))
                : wrong(field, "a boolean", argument);
    }

    private JsonNode number(String field, JsonNode argument) {
        if (argument.isNumber()) {
            return argument;
        }
        try {
            return argument.isTextual()
                    ? NODES.numberNode(new BigDecimal(argument.textValue().strip()))
                    : wrong(field, "a number", argument);
        } catch (NumberFormatException e) {
            return wrong(field, "a number", argument);
        }
    }

    private JsonNode timestamp(String field, JsonNode argument) {
        try {
            return NODES.textNode(
                    dialect == Dialect.SDK_1 && argument.isNumber()
                            ? Instant.ofEpochMilli(argument.longValue()).toString()
                            : Timestamps.instant(argument).toString());
        } catch (DateTimeException | ArithmeticException e) {
            return wrong(field, "a timestamp", argument);
        }
    }

    private JsonNode wrong(String field, String wanted, JsonNode argument) {
        String text = argument.toString();
        faults.add("The value for the field '" + field + "' must be " + wanted + " but was: "
                + (text.length() > 200 ? text.substring(0, 200) + "…" : text));
        return NODES.nullNode();
    }
}
