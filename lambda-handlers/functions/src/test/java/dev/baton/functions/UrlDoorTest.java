package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.access.AccessGrant;
import dev.baton.engine.access.AccessGrants;
import dev.baton.engine.access.AccessRules;
import dev.baton.engine.access.AccessTargets;
import dev.baton.engine.access.Right;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.token.TaskTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UrlDoorTest {
    private static final String PLACE = "arn:aws:states:us-east-1:123456789012:";
    private static final String CALLER = "arn:aws:sts::123456789012:assumed-role/frontend/s";
    private static final String START = "{\"stateMachineArn\":\"" + PLACE + "stateMachine:orders\"}";

    private final UrlDoor door = new UrlDoor(new AccessRules(
            new OneGrant(new AccessGrant(
                    "g",
                    "arn:aws:iam::123456789012:role/frontend",
                    Set.of(Right.START),
                    PLACE + "stateMachine:orders")),
            new AccessTargets(PLACE, new TaskTokens(new byte[16]))));

    private record OneGrant(AccessGrant grant) implements AccessGrants {
        @Override
        public void put(AccessGrant other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AccessGrant> find(String id) {
            return Optional.of(grant);
        }

        @Override
        public void remove(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<AccessGrant> all() {
            return List.of(grant);
        }
    }

    private static ApiRequest request(String caller, String target, String body) {
        return new ApiRequest(
                Optional.of(target),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.of(caller).filter(arn -> !arn.isEmpty()));
    }

    @Test
    void whatIsGrantedIsLetIn() {
        assertThat(door.refusal(request(CALLER, "AWSStepFunctions.StartExecution", START)))
                .isEmpty();
    }

    @Test
    void anythingElseIsRefusedAsStepFunctionsDoesIt() {
        assertRefused(request(CALLER, "AWSStepFunctions.DeleteStateMachine", START), "states:DeleteStateMachine");
        assertRefused(
                request(CALLER.replace("frontend", "backend"), "AWSStepFunctions.StartExecution", START),
                "states:StartExecution");
        assertRefused(request(CALLER, "AWSStepFunctions.StartExecution", "no JSON"), "on resource: *");
        assertRefused(request(CALLER, "Baton.SearchExecutions", "{}"), "on resource: *");
    }

    @Test
    void callerThatIsNotKnownIsRefused() {
        assertRefused(request("", "AWSStepFunctions.StartExecution", START), "AWS_IAM");
    }

    private void assertRefused(ApiRequest request, String message) {
        ApiResponse answer = door.refusal(request).orElseThrow();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("AccessDeniedException")
                .contains(message);
    }
}
