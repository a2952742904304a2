package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code aws lambda invoke}: {@code {"action":"StartExecution","input":{…}}}, where the input is the action's request. The answer is
 * the action's, or AWS's error shape {@code {"__type":…,"message":…}}.
 */
final class DirectInvocation {
    private DirectInvocation() {}

    static byte[] answer(JsonNode event, FittingAnswers api) throws IOException {
        JsonNode action = event.path("action");
        JsonNode input = event.path("input");
        if (!action.isTextual() || !(input.isObject() || input.isMissingNode())) {
            return ApiHandler.refusal(
                            400,
                            "SerializationException",
                            "The event is neither one of a Function URL nor {\"action\": \"…\", \"input\": {…}}")
                    .body();
        }
        byte[] body = input.isMissingNode() ? new byte[] {'{', '}'} : Events.bytes(input);
        return api.handle(new ApiRequest(Optional.of(target(action.textValue())), body))
                .body();
    }

    /** Baton's own actions have their whole name: {@code Baton.SearchExecutions}. */
    private static String target(String action) {
        return action.startsWith("Baton.") ? action : "AWSStepFunctions." + action;
    }
}
