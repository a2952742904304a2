package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Starts that nobody waits for, as the plain template deploys them. */
@ExtendWith(StackHarness.Extension.class)
class StarterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StackHarness stack;

    StarterTest(StackHarness stack) {
        this.stack = stack;
    }

    @Test
    void starterStartsOnceAndFailsWhenItIsRefused() throws Exception {
        String arn = stack.answer(stack.request(
                        "Create", StackHarness.stack("starts"), "Flow", StackHarness.properties(StackHarness.WAIT)))
                .path("PhysicalResourceId")
                .asText();
        ObjectNode event = JSON.createObjectNode().put("stateMachineArn", arn).put("name", "2026-11-28T10:00:00Z/7");
        event.putObject("input").put("a", 1);
        HttpResponse<String> first = stack.invoke("baton-starter", event);
        assertThat(JSON.readTree(first.body()).path("executionArn").asText()).endsWith(":2026-11-28T10-00-00Z-7");
        assertThat(stack.invoke("baton-starter", event).body()).isEqualTo(first.body());
        stack.api()
                .call(
                        "StopExecution",
                        JSON.createObjectNode()
                                .put(
                                        "executionArn",
                                        JSON.readTree(first.body())
                                                .path("executionArn")
                                                .asText()));
        HttpResponse<String> afterItsEnd = stack.invoke("baton-starter", event);
        assertThat(afterItsEnd.headers().firstValue("X-Amz-Function-Error"))
                .as(afterItsEnd.body())
                .isEmpty();

        event.putObject("input").put("a", 2);
        assertRefused(event, "ExecutionAlreadyExists");
        assertRefused(JSON.createObjectNode().put("stateMachineArn", arn + "x"), "StateMachineDoesNotExist");
        assertRefused(JSON.createObjectNode().put("source", "aws.s3"), "The event must be");
        assertRefused(JSON.createObjectNode().put("stateMachineArn", arn).put("inputs", "x"), "unknown member inputs");
        JsonNode batch = JSON.createArrayNode()
                .add(JSON.createObjectNode().put("stateMachineArn", arn))
                .add(JSON.createObjectNode().put("stateMachineArn", arn).put("input", "text"));
        assertThat(JSON.readTree(stack.invoke("baton-starter", batch).body())).hasSize(2);
    }

    private void assertRefused(JsonNode event, String reason) throws Exception {
        HttpResponse<String> answer = stack.invoke("baton-starter", event);
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(answer.body()).contains(reason);
    }
}
