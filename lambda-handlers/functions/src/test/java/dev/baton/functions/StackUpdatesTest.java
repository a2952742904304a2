package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/**
 * What CloudFormation does with an update that fails, and with those that succeeded before another resource failed: it asks for an update whose
 * properties are those of before and whose old properties are those that failed.
 */
class StackUpdatesTest {
    private final StackOfResources stack = new StackOfResources("orders");

    private static ObjectNode machine(String definition) {
        return StackOfResources.machine(definition);
    }

    @Test
    void failedUpdateIsTakenBackInPlace() throws Exception {
        ObjectNode before = machine(StackOfResources.PASS);
        String arn = stack.made("Flow", before);
        ObjectNode wrong = machine(StackOfResources.PASS.replace("Pass", "Pas"));
        JsonNode refused = stack.update("Flow", wrong, arn, before);
        assertThat(refused.path("Status").asText()).isEqualTo("FAILED");
        assertThat(refused.path("PhysicalResourceId").asText()).isEqualTo(arn);

        assertSucceeded(stack.update("Flow", before, arn, wrong), arn);
    }

    @Test
    void failedReplacementIsTakenBackWithoutAnotherMachine() throws Exception {
        ObjectNode before = machine(StackOfResources.PASS);
        String arn = stack.made("Flow", before);
        String wrong = StackOfResources.PASS.replace("Pass", "Pas");
        for (ObjectNode failed : new ObjectNode[] {
            machine(wrong).put("StateMachineType", "EXPRESS"), machine(wrong).put("StateMachineName", "other")
        }) {
            JsonNode refused = stack.update("Flow", failed, arn, before);
            assertThat(refused.path("PhysicalResourceId").asText()).isEqualTo(arn);
            assertSucceeded(stack.update("Flow", before, arn, failed), arn);
        }
        assertThat(stack.machines()).containsExactly(arn);
    }

    @Test
    void refusedChangeOfTypeUnderOneNameIsTakenBack() throws Exception {
        ObjectNode before = machine(StackOfResources.PASS).put("StateMachineName", "one");
        String arn = stack.made("Flow", before);
        ObjectNode express = before.deepCopy().put("StateMachineType", "EXPRESS");
        assertThat(stack.update("Flow", express, arn, before).path("Reason").asText())
                .contains("needs another StateMachineName");

        assertSucceeded(stack.update("Flow", before, arn, express), arn);
    }

    @Test
    void replacementIsTakenBackToTheMachineThatStillRuns() throws Exception {
        ObjectNode before = machine(StackOfResources.PASS);
        ObjectNode named = before.deepCopy().put("StateMachineName", "first");
        ObjectNode renamed = before.deepCopy().put("StateMachineName", "second");
        assertTakenBack("Flow", before, before.deepCopy().put("StateMachineType", "EXPRESS"));
        assertTakenBack("Named", named, renamed);
        assertTakenBack("Unnamed", before, before.deepCopy().put("StateMachineName", "third"));
    }

    private void assertTakenBack(String resource, ObjectNode before, ObjectNode after) throws Exception {
        String old = stack.made(resource, before);
        String made = stack.update(resource, after, old, before)
                .path("PhysicalResourceId")
                .asText();
        assertThat(made).isNotEqualTo(old);

        assertSucceeded(stack.update(resource, before, made, after), old);
        assertSucceeded(stack.delete(resource, after, made), made);
        assertThat(stack.machines()).contains(old).doesNotContain(made);
    }

    @Test
    void replacementThatStaysIsNoWayBackOnceTheOldMachineIsGone() throws Exception {
        ObjectNode standard = machine(StackOfResources.PASS);
        ObjectNode express = standard.deepCopy().put("StateMachineType", "EXPRESS");
        String old = stack.made("Flow", standard);
        String made = stack.update("Flow", express, old, standard)
                .path("PhysicalResourceId")
                .asText();
        assertSucceeded(stack.delete("Flow", standard, old), old);

        JsonNode again = stack.update("Flow", standard, made, express);
        assertThat(again.path("Status").asText()).as(again.toString()).isEqualTo("SUCCESS");
        assertThat(again.path("PhysicalResourceId").asText()).isNotIn(old, made);
    }

    @Test
    void aliasFollowsToAnotherMachineAndBack() throws Exception {
        String first = stack.made("A", machine(StackOfResources.PASS));
        String second = stack.made("B", machine(StackOfResources.PASS));
        ObjectNode before = alias(version("VA", first));
        ObjectNode after = alias(version("VB", second));
        String made = stack.create("Live", before, "Custom::BatonStateMachineAlias")
                .path("PhysicalResourceId")
                .asText();
        assertThat(made).isEqualTo(first + ":live");

        JsonNode moved = stack.update("Live", after, made, before, "Custom::BatonStateMachineAlias");
        assertSucceeded(moved, second + ":live");
        assertSucceeded(stack.update("Live", before, second + ":live", after, "Custom::BatonStateMachineAlias"), made);
        assertSucceeded(
                stack.delete("Live", after, second + ":live", "Custom::BatonStateMachineAlias"), second + ":live");
    }

    private String version(String resource, String machine) throws Exception {
        ObjectNode properties = StackOfResources.properties().put("StateMachineArn", machine);
        return stack.create(resource, properties, "Custom::BatonStateMachineVersion")
                .path("PhysicalResourceId")
                .asText();
    }

    private static ObjectNode alias(String version) {
        ObjectNode alias = StackOfResources.properties().put("Name", "live");
        alias.putArray("RoutingConfiguration")
                .addObject()
                .put("StateMachineVersionArn", version)
                .put("Weight", "100");
        return alias;
    }

    private static void assertSucceeded(JsonNode answer, String physicalId) {
        assertThat(answer.path("Status").asText()).as(answer.toString()).isEqualTo("SUCCESS");
        assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo(physicalId);
    }
}
