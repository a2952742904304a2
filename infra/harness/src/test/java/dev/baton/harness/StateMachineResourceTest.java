package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Custom resources for state machines, their versions and aliases, as the plain template deploys them. */
@ExtendWith(StackHarness.Extension.class)
class StateMachineResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StackHarness stack;

    StateMachineResourceTest(StackHarness stack) {
        this.stack = stack;
    }

    @Test
    void machineIsMadeChangedReplacedAndDeleted() throws Exception {
        String stackId = StackHarness.stack("life");
        ObjectNode first = StackHarness.properties(StackHarness.PASS).put("StateMachineType", "STANDARD");
        first.putObject("DefinitionSubstitutions").put("Greeting", "Hello");
        first.putArray("Tags").addObject().put("Key", "team").put("Value", "a");
        first.putObject("TracingConfiguration").put("Enabled", "false");
        JsonNode create = stack.request("Create", stackId, "Flow", first);
        JsonNode made = stack.answer(create);
        assertThat(made.path("Status").asText()).as(made.toString()).isEqualTo("SUCCESS");
        String arn = made.path("PhysicalResourceId").asText();
        assertThat(arn).startsWith("arn:aws:states:us-east-1:123456789012:stateMachine:life-Flow-");
        assertThat(made.path("Data").path("Arn").asText()).isEqualTo(arn);
        assertThat(stack.describe(arn).path("definition").asText()).contains("Hello");

        assertThat(stack.answer(create)).as("the same request once more").isEqualTo(made);

        ObjectNode second = StackHarness.properties(StackHarness.WAIT);
        JsonNode changed = stack.answer(stack.request("Update", stackId, "Flow", second, arn, first));
        assertThat(changed.path("PhysicalResourceId").asText()).isEqualTo(arn);
        assertThat(stack.describe(arn).path("definition").asText()).contains("Wait");
        assertThat(stack.tags(arn)).contains("baton:stack").doesNotContain("team");

        ObjectNode express = StackHarness.properties(StackHarness.PASS).put("StateMachineType", "EXPRESS");
        JsonNode replaced = stack.answer(stack.request("Update", stackId, "Flow", express, arn, second));
        String newArn = replaced.path("PhysicalResourceId").asText();
        assertThat(newArn).isNotEqualTo(arn);
        assertThat(stack.answer(stack.request("Delete", stackId, "Flow", second, arn, null))
                        .path("Status")
                        .asText())
                .isEqualTo("SUCCESS");
        assertThat(stack.answer(stack.request("Delete", stackId, "Flow", second, arn, null))
                        .path("Status")
                        .asText())
                .as("twice")
                .isEqualTo("SUCCESS");
        assertThat(stack.describe(newArn).path("type").asText()).isEqualTo("EXPRESS");
    }

    @Test
    void nothingOfAnybodyElseIsTouched() throws Exception {
        ObjectNode machine = StackHarness.properties(StackHarness.WAIT).put("StateMachineName", "mine");
        stack.api()
                .call(
                        "CreateStateMachine",
                        JSON.createObjectNode()
                                .put("name", "mine")
                                .put("definition", StackHarness.WAIT)
                                .put("roleArn", StackHarness.ROLE));
        JsonNode refused = stack.answer(stack.request("Create", StackHarness.stack("thief"), "Flow", machine));
        assertThat(refused.path("Status").asText()).isEqualTo("FAILED");
        assertThat(refused.path("Reason").asText()).contains("The name mine is taken");
        String failed = refused.path("PhysicalResourceId").asText();
        assertThat(failed).doesNotContain("stateMachine");
        assertThat(stack.answer(stack.request("Delete", StackHarness.stack("thief"), "Flow", machine, failed, null))
                        .path("Status")
                        .asText())
                .isEqualTo("SUCCESS");

        String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:mine";
        assertThat(stack.answer(stack.request("Delete", StackHarness.stack("thief"), "Flow", machine, arn, null))
                        .path("Status")
                        .asText())
                .isEqualTo("SUCCESS");
        JsonNode update = stack.answer(stack.request(
                "Update",
                StackHarness.stack("thief"),
                "Flow",
                StackHarness.properties(StackHarness.PASS).put("StateMachineName", "mine"),
                arn,
                machine));
        assertThat(update.path("Reason").asText()).contains("was not made by this resource");
        assertThat(stack.describe(arn).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void refusalSaysWhyInTheReason() throws Exception {
        ObjectNode object = StackHarness.properties(StackHarness.PASS);
        object.putObject("Definition").put("StartAt", "A");
        assertReason(object, "Definition is not supported");
        assertReason(
                StackHarness.properties("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pas\",\"End\":true}}}"),
                "InvalidDefinition");
        assertReason(
                JSON.createObjectNode().put("RoleArn", StackHarness.ROLE),
                "One of DefinitionString and DefinitionS3Location");
        assertReason(JSON.createObjectNode().put("DefinitionString", StackHarness.PASS), "RoleArn is missing");
        assertReason(
                StackHarness.properties(StackHarness.PASS).put("Colour", "red"),
                "The property Colour is not supported");
        ObjectNode list = StackHarness.properties(StackHarness.PASS);
        list.putArray("StateMachineName").add("a");
        assertReason(list, "StateMachineName must be a text");
        assertReason(
                StackHarness.properties("{\"StartAt\":\"A\",\"States\":{" + "\"B\":{\"Type\":\"Pas\"},".repeat(900)
                        + "\"A\":{\"Type\":\"Pas\",\"Nex\":\"" + "ü".repeat(9000) + "\"}}}"),
                "");
        JsonNode other = stack.answer(stack.request(
                "Create",
                StackHarness.stack("x"),
                "Flow",
                StackHarness.properties(StackHarness.PASS),
                "Custom::Other"));
        assertThat(other.path("Reason").asText()).contains("There is no resource type Custom::Other");
    }

    @Test
    void aliasThatCannotBeIsRefusedWithItsReason() throws Exception {
        ObjectNode alias = JSON.createObjectNode().put("Name", "live");
        assertAliasReason(alias, "RoutingConfiguration must be a list");
        alias.putObject("RoutingConfiguration").put("Weight", "100");
        assertAliasReason(alias, "RoutingConfiguration must be a list");
        ObjectNode route = alias.putArray("RoutingConfiguration").addObject();
        assertAliasReason(alias, "Weight is missing");
        route.put("Weight", "some");
        assertAliasReason(alias, "Weight must be a number");
        route.put("Weight", "100").put("StateMachineVersionArn", "arn:aws:states:us-east-1:123456789012:nothing");
        assertAliasReason(alias, "");
        route.put("Share", "1");
        assertAliasReason(alias, "The property Share is not supported");
        alias.putObject("DeploymentPreference").put("Type", "LINEAR");
        assertAliasReason(alias, "DeploymentPreference is not supported");
    }

    private void assertAliasReason(ObjectNode alias, String reason) throws Exception {
        JsonNode answer = stack.answer(stack.request(
                "Create", StackHarness.stack("refused"), "Live", alias, "Custom::BatonStateMachineAlias"));
        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).isNotEmpty().contains(reason);
    }

    private void assertReason(ObjectNode properties, String reason) throws Exception {
        JsonNode answer = stack.answer(stack.request("Create", StackHarness.stack("refused"), "Flow", properties));
        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains(reason);
        assertThat(JSON.writeValueAsBytes(answer).length).isLessThanOrEqualTo(4096);
    }

    @Test
    void versionsAndAliasesFollow() throws Exception {
        String stackId = StackHarness.stack("versions");
        String arn = stack.answer(stack.request("Create", stackId, "Flow", StackHarness.properties(StackHarness.PASS)))
                .path("PhysicalResourceId")
                .asText();
        JsonNode version = stack.answer(stack.request(
                "Create",
                stackId,
                "V1",
                JSON.createObjectNode().put("StateMachineArn", arn),
                "Custom::BatonStateMachineVersion"));
        assertThat(version.path("PhysicalResourceId").asText()).isEqualTo(arn + ":1");
        ObjectNode alias = JSON.createObjectNode().put("Name", "live");
        alias.putArray("RoutingConfiguration")
                .addObject()
                .put("StateMachineVersionArn", arn + ":1")
                .put("Weight", "100");
        JsonNode made = stack.answer(stack.request("Create", stackId, "Live", alias, "Custom::BatonStateMachineAlias"));
        assertThat(made.path("PhysicalResourceId").asText()).as(made.toString()).isEqualTo(arn + ":live");
        for (String[] one : new String[][] {{"Live", "Alias", arn + ":live"}, {"V1", "Version", arn + ":1"}}) {
            ObjectNode delete = stack.request("Delete", stackId, one[0], JSON.createObjectNode(), one[2], null);
            delete.put("ResourceType", "Custom::BatonStateMachine" + one[1]);
            assertThat(stack.answer(delete).path("Status").asText()).isEqualTo("SUCCESS");
            assertThat(stack.answer(delete).path("Status").asText()).isEqualTo("SUCCESS");
        }
    }
}
