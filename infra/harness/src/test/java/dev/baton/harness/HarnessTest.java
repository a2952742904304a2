package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.aws.blueprint.Standard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The artefact that is deployed, under the real runtime client, on the wire protocols of SQS and DynamoDB. */
class HarnessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:m:e";

    private static final String DEFINITION = """
        {"StartAt":"Call","States":{
          "Call":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:slow",
            "Retry":[{"ErrorEquals":["Lambda.SdkClientException"],"IntervalSeconds":1}],"Next":"Pause"},
          "Pause":{"Type":"Wait","Seconds":3,"Next":"Ask"},
          "Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
            "Parameters":{"FunctionName":"hand-out","Payload":{"token.$":"$$.Task.Token"}},"End":true}}}\
        """;

    @TempDir
    Path work;

    private final HttpClient http = HttpClient.newHttpClient();
    private String url = "";

    @BeforeAll
    static void skipLoudly() {
        BuiltFunctions.assumeBuilt("the functions under the runtime client");
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void executionSurvivesTheDeathOfItsDriverAndCallsNothingTwiceForOneAttempt() throws Exception {
        try (LambdaStub lambda = new LambdaStub();
                Harness harness = Harness.start(settings(lambda.url()))) {
            url = harness.url();
            call(
                    "CreateStateMachine",
                    JSON.createObjectNode()
                            .put("name", "m")
                            .put("definition", DEFINITION)
                            .put("roleArn", "arn:aws:iam::123456789012:role/r"));
            call(
                    "StartExecution",
                    JSON.createObjectNode().put("stateMachineArn", MACHINE).put("name", "e"));

            assertThat(lambda.firstSlowCall.await(5, TimeUnit.MINUTES)).isTrue();
            // Its message comes again after four seconds, so on a slow machine a second driver may be looking at it
            // just then.
            assertThat(harness.killBusyDrivers()).isPositive();

            Awaiting.await(() -> !lambda.handedOut.isEmpty());
            JsonNode given = JSON.readTree(lambda.handedOut.getFirst());
            call(
                    "SendTaskSuccess",
                    JSON.createObjectNode()
                            .put("taskToken", given.path("token").asText())
                            .put("output", "{\"answer\":42}"));
            Awaiting.await(() -> !"RUNNING".equals(describe().path("status").asText()));

            assertThat(describe().path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(describe().path("output").asText()).isEqualTo("{\"answer\":42}");
            assertThat(lambda.slowCalls).hasValue(2);
            assertThat(lambda.handedOut).hasSize(1);
            assertThat(eventTypes())
                    .containsExactly(
                            "ExecutionStarted",
                            "TaskStateEntered",
                            "LambdaFunctionScheduled",
                            "LambdaFunctionStarted",
                            "LambdaFunctionFailed",
                            "LambdaFunctionScheduled",
                            "LambdaFunctionStarted",
                            "LambdaFunctionSucceeded",
                            "TaskStateExited",
                            "WaitStateEntered",
                            "WaitStateExited",
                            "TaskStateEntered",
                            "TaskScheduled",
                            "TaskStarted",
                            "TaskSubmitted",
                            "TaskSucceeded",
                            "TaskStateExited",
                            "ExecutionSucceeded");
            assertThat(ask("Baton.SearchExecutions", JSON.createObjectNode().put("value", "e"))
                            .path("executions")
                            .findValuesAsText("executionArn"))
                    .containsExactly(EXECUTION);
        }
    }

    private HarnessSettings settings(String lambda) {
        Duration soon = Duration.ofSeconds(10);
        return new HarnessSettings(
                0,
                BuiltFunctions.ARTEFACT,
                Path.of("target", "runtime"),
                new Services.Own(BuiltFunctions.DYNAMODB_LOCAL),
                work,
                2,
                Standard.BLUEPRINT.timed(
                        function -> function.lane().isPresent() ? function.within(soon) : function,
                        Duration.ofSeconds(-6)),
                Duration.ofSeconds(5),
                true,
                Map.of("AWS_ENDPOINT_URL_LAMBDA", lambda, "BATON_LEASE_MARGIN_SECONDS", "1"),
                Optional.empty(),
                Disturbances.NONE);
    }

    private JsonNode describe() throws IOException, InterruptedException {
        return call("DescribeExecution", JSON.createObjectNode().put("executionArn", EXECUTION));
    }

    private List<String> eventTypes() throws IOException, InterruptedException {
        List<String> types = new ArrayList<>();
        call("GetExecutionHistory", JSON.createObjectNode().put("executionArn", EXECUTION))
                .path("events")
                .forEach(event -> types.add(event.path("type").asText()));
        return types;
    }

    private JsonNode call(String action, JsonNode body) throws IOException, InterruptedException {
        return ask("AWSStepFunctions." + action, body);
    }

    private JsonNode ask(String target, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode json = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(json.toString()).isEqualTo(200);
        return json;
    }
}
