package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.local.Local;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Calls the API of this very process. */
record LocalApi(Local local) {

    /** An answer of the API: members of the action's, or {@code __type} and {@code message}. */
    record Reply(int status, JsonNode members) {

        /** The error's name without its name space; empty when there was none. */
        String error() {
            return status == 200 ? "" : members.path("__type").asText();
        }
    }

    /** Calls an action that must succeed.
     *
     * @throws UserMistake with the error's name and text
     */
    JsonNode call(String action, ObjectNode request) {
        Reply reply = ask(action, request);
        if (reply.status() != 200) {
            throw new UserMistake(
                    reply.error() + ": " + reply.members().path("message").asText());
        }
        return reply.members();
    }

    /** Calls an action. */
    Reply ask(String action, ObjectNode request) {
        byte[] body = request.toString().getBytes(StandardCharsets.UTF_8);
        ApiResponse response = local.handle(new ApiRequest(Optional.of("AWSStepFunctions." + action), body));
        return new Reply(response.status(), parsed(new String(response.body(), StandardCharsets.UTF_8)));
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text).node();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the API answered what is no JSON: " + text, e);
        }
    }
}
