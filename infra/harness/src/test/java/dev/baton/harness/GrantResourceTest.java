package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.aws.dynamodb.DynamoDbStore;
import dev.baton.engine.access.GrantCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Custom resources for what callers may do, as the plain template deploys them. */
@ExtendWith(StackHarness.Extension.class)
class GrantResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StackHarness stack;

    GrantResourceTest(StackHarness stack) {
        this.stack = stack;
    }

    @Test
    void grantIsMadeChangedAndTakenAwayByItsStackOnly() throws Exception {
        String stackId = StackHarness.stack("grants");
        ObjectNode grant = JSON.createObjectNode()
                .put("Principal", StackHarness.ROLE)
                .put("Resource", "arn:aws:states:us-east-1:123456789012:stateMachine:granted");
        grant.putArray("Rights").add("start").add("read");
        JsonNode create = stack.request("Create", stackId, "Grant", grant, "Custom::BatonGrant");
        JsonNode made = stack.answer(create);
        assertThat(made.path("Status").asText()).as(made.toString()).isEqualTo("SUCCESS");
        assertThat(stack.answer(create)).as("the same request once more").isEqualTo(made);
        String id = made.path("PhysicalResourceId").asText();
        assertThat(stored()).containsKey(id);

        ObjectNode update =
                stack.request("Update", stackId, "Grant", grant.deepCopy().put("Rights", "operate"), id, grant);
        assertThat(stack.answer(update.put("ResourceType", "Custom::BatonGrant"))
                        .path("PhysicalResourceId")
                        .asText())
                .isEqualTo(id);
        assertThat(stored().get(id)).contains("operate").doesNotContain("start");

        ObjectNode thief = stack.request("Delete", StackHarness.stack("thief"), "Grant", grant, id, null);
        stack.answer(thief.put("ResourceType", "Custom::BatonGrant"));
        assertThat(stored()).containsKey(id);
        ObjectNode delete = stack.request("Delete", stackId, "Grant", grant, id, null);
        assertThat(stack.answer(delete.put("ResourceType", "Custom::BatonGrant"))
                        .path("Status")
                        .asText())
                .isEqualTo("SUCCESS");
        assertThat(stored()).doesNotContainKey(id);
    }

    @Test
    void wrongGrantIsRefusedWithTheReason() throws Exception {
        ObjectNode grant =
                JSON.createObjectNode().put("Principal", StackHarness.ROLE).put("Resource", "*");
        assertGrantRefused(grant, "a grant has one right at least");
        assertGrantRefused(grant.deepCopy().put("Rights", "all"), "There is no right all; there are [read, start");
        assertGrantRefused(grant.deepCopy().put("Rights", "read").put("Principal", "me"), "the ARN of a role or user");
        assertGrantRefused(JSON.createObjectNode().put("Rights", "read"), "Principal is missing");
        assertGrantRefused(grant.deepCopy().put("Actions", "read"), "The property Actions is not supported");
    }

    private void assertGrantRefused(ObjectNode grant, String reason) throws Exception {
        JsonNode answer = stack.answer(
                stack.request("Create", StackHarness.stack("refused"), "Grant", grant, "Custom::BatonGrant"));
        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains(reason);
    }

    /** Grants in the table, by their ids. */
    private Map<String, String> stored() {
        Map<String, String> grants = new HashMap<>();
        try (DynamoDbClient client = stack.harness().dynamoDb()) {
            new DynamoDbStore(
                            client,
                            stack.harness().tables(),
                            Optional.empty(),
                            InstantSource.system(),
                            Duration.ofDays(90))
                    .accessGrants()
                    .all()
                    .forEach(grant -> grants.put(grant.id(), GrantCodec.encode(grant)));
        }
        return grants;
    }
}
