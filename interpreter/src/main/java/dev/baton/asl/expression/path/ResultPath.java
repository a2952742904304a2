package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Where a result goes in a copy of the state's input: a reference path, {@code $} for "in its place", or {@code null} for
 * "nowhere" (ASL: "ResultPath").
 */
public sealed interface ResultPath {

    /** {@code $}, the default: the result replaces the input. */
    ResultPath ROOT = new Root();

    /** {@code null}: the result is thrown away. */
    ResultPath DISCARD = new Discard();

    /** Combines; neither argument is changed. */
    Json apply(Json input, Json result) throws EvaluationException;

    /** The result replaces the input. */
    record Root() implements ResultPath {
        @Override
        public Json apply(Json input, Json result) {
            return result;
        }
    }

    /** The input stays. */
    record Discard() implements ResultPath {
        @Override
        public Json apply(Json input, Json result) {
            return input;
        }
    }

    /**
     * The result is put at a place; missing objects on the way are made.
     *
     * @param source as written, e.g. {@code $.a.b[0]}
     * @param steps field names (String) and array indexes (Integer), not empty
     */
    record Reference(String source, List<Object> steps) implements ResultPath {
        public Reference {
            steps = List.copyOf(steps);
        }

        @Override
        public Json apply(Json input, Json result) throws EvaluationException {
            return Json.of(put(input, input.node(), 0, result.node()));
        }

        /** Copies only the spine: siblings are shared with the input, which nobody changes. */
        private JsonNode put(Json input, JsonNode at, int depth, JsonNode result) throws EvaluationException {
            if (depth == steps.size()) {
                return result;
            }
            return switch (steps.get(depth)) {
                case String name -> putField(input, at, name, depth, result);
                case Integer index -> putElement(input, at, index, depth, result);
                default -> throw new IllegalStateException("a step is a name or an index");
            };
        }

        private JsonNode putField(Json input, JsonNode at, String name, int depth, JsonNode result)
                throws EvaluationException {
            if (!at.isObject() && !at.isNull()) {
                throw conflict(input);
            }
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            if (at instanceof ObjectNode object) {
                copy.setAll(object);
            }
            JsonNode child = copy.get(name);
            copy.set(name, put(input, child == null ? NullNode.getInstance() : child, depth + 1, result));
            return copy;
        }

        private JsonNode putElement(Json input, JsonNode at, int index, int depth, JsonNode result)
                throws EvaluationException {
            if (!(at instanceof ArrayNode array) || index >= array.size()) {
                throw conflict(input);
            }
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            copy.addAll(array);
            copy.set(index, put(input, array.get(index), depth + 1, result));
            return copy;
        }

        /** As users report it; AWS's documents call the error States.ResultPathMatchFailure. */
        private EvaluationException conflict(Json input) {
            return new EvaluationException(
                    Failure.of(
                            ErrorNames.REFERENCE_PATH_CONFLICT,
                            "Unable to apply ReferencePath " + source + " to input " + input.text()),
                    Optional.empty());
        }
    }
}
