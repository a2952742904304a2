package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What arguments of the two integrations have in common. */
final class EksArguments {
    private EksArguments() {}

    /** Refuses fields that are none. */
    static void check(JsonNode arguments, Set<String> fields) throws NoClusterException {
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            if (!fields.contains(argument.getKey())) {
                throw new NoClusterException(
                        "The field \"" + argument.getKey() + "\" is not supported by Step Functions");
            }
        }
    }

    /** Parameters of a query: lists of texts by name. */
    static Map<String, List<String>> query(JsonNode given) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        given.properties().forEach(parameter -> {
            List<String> values = new ArrayList<>();
            if (parameter.getValue().isArray()) {
                parameter.getValue().forEach(value -> values.add(value.asText()));
            } else {
                values.add(parameter.getValue().asText());
            }
            query.put(parameter.getKey(), values);
        });
        return query;
    }

    /** A document that may be written as text. */
    static JsonNode document(JsonNode given, String field) throws NoClusterException {
        if (!given.isTextual()) {
            return given;
        }
        try {
            return Json.parse(given.textValue()).node();
        } catch (JsonProcessingException e) {
            throw new NoClusterException("The value for the field '" + field + "' must be JSON");
        }
    }

    /** A call that was not made, for its arguments are wrong. */
    static TaskAnswer refused(TaskCall call, NoClusterException e) {
        return new TaskAnswer.Failed(Failure.of(
                ErrorNames.RUNTIME,
                "The Parameters '" + call.parameters().text() + "' could not be used to start the Task: ["
                        + e.getMessage() + "]"));
    }
}
