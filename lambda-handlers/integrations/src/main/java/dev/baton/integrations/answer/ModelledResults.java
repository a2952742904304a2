package dev.baton.integrations.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.engine.task.ResultShapes;
import dev.baton.integrations.sdk.Dialect;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Results against the services' models. */
public final class ModelledResults implements ResultShapes {

    @Override
    public Optional<String> fault(TaskResource resource, JsonNode result, boolean complete) {
        return ExpectedResults.of(resource).flatMap(expected -> {
            JsonNode value = expected.member().<JsonNode>map(result::path).orElse(result);
            Check check = new Check(expected.dialect(), complete, expected.free());
            return value.isMissingNode() ? Optional.empty() : check.value("", expected.shape(), value);
        });
    }

    /** Looks for the first fault of a value. */
    private record Check(Dialect dialect, boolean complete, Set<String> free) {

        Optional<String> value(String field, Shape shape, JsonNode value) {
            return switch (shape) {
                case Shape.Structure structure -> structure(field, structure, value);
                case Shape.ListOf list ->
                    value.isArray() ? elements(field, list.member(), value) : wrong(field, "an array");
                case Shape.MapOf map ->
                    value.isObject() ? elements(field, map.value(), value) : wrong(field, "an object");
                case Shape.Scalar scalar -> scalar(field, scalar, value);
            };
        }

        private Optional<String> structure(String field, Shape.Structure structure, JsonNode value) {
            if (structure.document()) {
                return Optional.empty();
            }
            if (!value.isObject()) {
                return wrong(field, "an object");
            }
            for (Map.Entry<String, Reference> member : structure.members().entrySet()) {
                String name = dialect.member(member.getKey());
                JsonNode found = value.path(name);
                if (complete && found.isMissingNode() && structure.required().contains(member.getKey())) {
                    return Optional.of("Required field '" + name + "' is missing");
                }
                boolean looked = !found.isMissingNode() && !found.isNull() && !free.contains(name);
                Optional<String> fault = looked ? value(name, member.getValue().shape(), found) : Optional.empty();
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        }

        private Optional<String> elements(String field, Reference element, JsonNode values) {
            for (JsonNode value : values) {
                Optional<String> fault = value(field, element.shape(), value);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        }

        private Optional<String> scalar(String field, Shape.Scalar scalar, JsonNode value) {
            return switch (scalar.kind()) {
                case STRING, CHARACTER -> text(field, scalar, value);
                case BLOB -> value.isTextual() ? Optional.empty() : wrong(field, "a string");
                case TIMESTAMP ->
                    value.isTextual() || (dialect == Dialect.SDK_1 && value.isNumber())
                            ? Optional.empty()
                            : wrong(field, "a string");
                case BOOLEAN -> value.isBoolean() ? Optional.empty() : wrong(field, "a boolean");
                case INTEGER, LONG, FLOAT, DOUBLE -> number(field, scalar, value);
            };
        }

        private static Optional<String> text(String field, Shape.Scalar scalar, JsonNode value) {
            if (!value.isTextual()) {
                return wrong(field, "a string");
            }
            return scalar.values().isEmpty() || scalar.values().contains(value.textValue())
                    ? Optional.empty()
                    : Optional.of("Field '" + field + "' is not an expected value");
        }

        private static Optional<String> number(String field, Shape.Scalar scalar, JsonNode value) {
            if (!value.isNumber()) {
                return wrong(field, "a number");
            }
            JsonNode least = scalar.traits().node().path("min");
            JsonNode most = scalar.traits().node().path("max");
            if (least.isNumber() && value.doubleValue() < least.doubleValue()) {
                return Optional.of("Field '" + field + "' is less than the minimum value");
            }
            return most.isNumber() && value.doubleValue() > most.doubleValue()
                    ? Optional.of("Field '" + field + "' exceeds the maximum value")
                    : Optional.empty();
        }

        private static Optional<String> wrong(String field, String wanted) {
            return Optional.of((field.isEmpty() ? "Result" : "Field '" + field + "'") + " must be " + wanted);
        }
    }
}
