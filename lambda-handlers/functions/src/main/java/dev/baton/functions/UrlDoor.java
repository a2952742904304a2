package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.access.AccessRules;
import dev.baton.engine.access.Principal;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Whether a caller of the function's URL may do what it asks for. IAM has let it in, and tells who it is
 * ({@link ApiRequest#accessKeyId}, an ARN there). Who may invoke the function directly can write that itself: such callers administer Baton.
 */
record UrlDoor(AccessRules rules) {
    private static final String STEP_FUNCTIONS = "AWSStepFunctions.";

    /** The answer to a caller who may not. */
    Optional<ApiResponse> refusal(ApiRequest request) {
        if (request.accessKeyId().isEmpty()) {
            return Optional.of(refused("The caller of this URL is not known: its AuthType must be AWS_IAM"));
        }
        Principal caller = new Principal(request.accessKeyId().get());
        String target = request.target().orElse("");
        String action = target.startsWith(STEP_FUNCTIONS) ? target.substring(STEP_FUNCTIONS.length()) : target;
        return rules.refusal(caller, action, read(request)).map(UrlDoor::refused);
    }

    /** What is no JSON is refused as such by the API, whatever it was about. */
    private static JsonNode read(ApiRequest request) {
        try {
            return Events.read(new ByteArrayInputStream(request.body()));
        } catch (IOException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static ApiResponse refused(String message) {
        return ApiHandler.refusal(400, "AccessDeniedException", message);
    }
}
