package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.api.wire.JsonText;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The context object that a test brings along (recorded, test_state/test_state_context_object_*). */
final class TestStateContext {
    private enum Kind {
        TEXT,
        NUMBER,
        ANY
    }

    private static final Map<String, Map<String, Kind>> FIELDS = Map.of(
            "Execution",
            Map.of(
                    "Id", Kind.TEXT,
                    "Input", Kind.ANY,
                    "Name", Kind.TEXT,
                    "RoleArn", Kind.TEXT,
                    "StartTime", Kind.TEXT,
                    "RedriveCount", Kind.NUMBER,
                    "RedriveTime", Kind.TEXT),
            "State",
            Map.of("EnteredTime", Kind.TEXT, "Name", Kind.TEXT, "RetryCount", Kind.NUMBER),
            "StateMachine",
            Map.of("Id", Kind.TEXT, "Name", Kind.TEXT),
            "Task",
            Map.of("Token", Kind.TEXT));

    private TestStateContext() {}

    /**
     * Reads it.
     *
     * @throws ApiException ValidationException
     */
    static Optional<Json> of(@Nullable String text, State state) {
        if (text == null) {
            return Optional.empty();
        }
        Json context = json(text);
        check(context.node());
        if (context.node().has("Task") && !hasToken(state)) {
            throw invalid("Context object contains 'Task' when state is not a Task state with a '.sync' or"
                    + " '.waitForTaskToken' service integration pattern");
        }
        return Optional.of(context);
    }

    private static Json json(String text) {
        try {
            Json context = JsonText.document(text);
            if (!context.node().isObject()) {
                throw invalid("Context object must be a JSON object");
            }
            return context;
        } catch (JsonProcessingException e) {
            throw invalid("Context object must be valid JSON");
        }
    }

    private static void check(JsonNode context) {
        for (Map.Entry<String, JsonNode> part : context.properties()) {
            @Nullable Map<String, Kind> fields = FIELDS.get(part.getKey());
            if (part.getKey().equals("Map")) {
                throw invalid("'Map' field is not supported when mocking a Context object");
            }
            if (fields == null) {
                throw invalid("Field '" + part.getKey() + "' is not allowed");
            }
            if (!part.getValue().isObject()) {
                throw invalid(part.getKey() + " must be an object");
            }
            part.getValue().properties().forEach(field -> check(part.getKey(), field, fields));
        }
    }

    private static void check(String part, Map.Entry<String, JsonNode> field, Map<String, Kind> fields) {
        @Nullable Kind kind = fields.get(field.getKey());
        if (kind == null) {
            throw invalid("Field '" + field.getKey() + "' is not allowed");
        }
        if (kind == Kind.TEXT && !field.getValue().isTextual()) {
            throw invalid(part + "." + field.getKey() + " must be a string");
        }
        if (kind == Kind.NUMBER && !field.getValue().isNumber()) {
            throw invalid(part + "." + field.getKey() + " must be a number");
        }
    }

    private static boolean hasToken(State state) {
        return state instanceof TaskState task
                && (task.resource().waitsForToken() || task.resource().pattern() != CallPattern.REQUEST_RESPONSE);
    }

    private static ApiException invalid(String text) {
        return ApiErrors.validation("Invalid Context object provided: " + text);
    }
}
