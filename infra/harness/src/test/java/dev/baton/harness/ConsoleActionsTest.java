package dev.baton.harness;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.aws.blueprint.Standard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the console does, done by the deployed functions: people's tasks, and batches that outlive the processes at work on them. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleActionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:";
    /** Three pages of a batch. */
    private static final int MANY = 120;

    private static final String APPROVAL = """
        {"StartAt":"Approve","States":{
          "Approve":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","End":true,
            "Parameters":{"FunctionName":"tell-approvers","Payload":{
              "taskToken.$":"$$.Task.Token",
              "HumanTask":{"Title.$":"States.Format('Approve {}', $.order)","Assignees":["mia","tom"],
                "Form":{"type":"object","properties":{"approved":{"type":"boolean"}}}}}}}}}\
        """;
    private static final String LONG_WAIT =
            "{\"StartAt\":\"Rest\",\"States\":{\"Rest\":{\"Type\":\"Wait\",\"Seconds\":86400,\"End\":true}}}";

    @TempDir
    static Path work;

    private final HttpClient http = HttpClient.newHttpClient();
    private LambdaStub lambda;
    private Harness harness;

    @BeforeAll
    void start() throws Exception {
        BuiltFunctions.assumeBuilt("the console's actions behind the functions");
        lambda = new LambdaStub();
        harness = Harness.start(settings());
        machine("approval", APPROVAL);
        machine("rest", LONG_WAIT);
    }

    @AfterAll
    void stop() {
        if (harness != null) {
            harness.close();
            lambda.close();
        }
    }

    private HarnessSettings settings() {
        return BuiltFunctions.settings(
                work,
                2,
                Standard.BLUEPRINT,
                Duration.ofSeconds(5),
                true,
                Map.of("AWS_ENDPOINT_URL_LAMBDA", lambda.url()));
    }

    @Test
    void peopleClaimCompleteAndRefuseTasksAndNeverSeeTheirTokens() throws Exception {
        String approved = begin("approval", "approved", "{\"order\":\"A-1\"}");
        String refused = begin("approval", "refused", "{\"order\":\"A-2\"}");
        Awaiting.await(() -> tasks("mia").size() == 2 && lambda.handedOut.size() == 2);
        assertThat(tasks("ann")).isEmpty();
        String token =
                JSON.readTree(lambda.handedOut.getFirst()).path("taskToken").asText();
        assertThat(token).isNotEmpty();
        String first = taskOf(approved);
        JsonNode described = ask("Baton.DescribeTask", object().put("taskId", first));
        assertThat(described.path("title").asText()).isEqualTo("Approve A-1");
        assertThat(described.path("form").path("properties").has("approved")).isTrue();

        ask("Baton.ClaimTask", object().put("taskId", first).put("by", "mia"));
        assertThat(refusal("Baton.ClaimTask", object().put("taskId", first).put("by", "tom")))
                .contains("ConflictException");
        ObjectNode answer = object().put("taskId", first).put("output", "{\"approved\":true}");
        assertThat(refusal("Baton.CompleteTask", answer.deepCopy().put("by", "tom")))
                .contains("ConflictException");
        ask("Baton.CompleteTask", answer.put("by", "mia"));
        ask(
                "Baton.CompleteTask",
                object().put("taskId", taskOf(refused))
                        .put("by", "tom")
                        .put("error", "Refused")
                        .put("cause", "too dear"));

        Awaiting.await(() -> !running(approved) && !running(refused));
        assertThat(describe(approved).path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(describe(approved).path("output").asText()).isEqualTo("{\"approved\":true}");
        assertThat(describe(refused).path("status").asText()).isEqualTo("FAILED");
        assertThat(describe(refused).path("error").asText()).isEqualTo("Refused");
        assertThat(describe(refused).path("cause").asText()).isEqualTo("too dear");
        assertThat(refusal("Baton.CompleteTask", answer)).contains("TaskDoesNotExist");
        Awaiting.await(() -> tasks("mia").isEmpty());
        assertThat(described.toString()).doesNotContain(token);
    }

    @Test
    void batchesOfStopsAndRedrivesGoOnWhenAllThatWorkedAtThemWasKilled() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<String> one : IntStream.range(0, MANY)
                    .mapToObj(i -> threads.submit(() -> begin("rest", "one-" + i, "{}")))
                    .toList()) {
                one.get();
            }
            ofAllIs("RUNNING");
            inABatch("STOP", threads);
            ofAllIs("ABORTED");
            inABatch("REDRIVE", threads);
            ofAllIs("RUNNING");
        }
    }

    /** It is interrupted while somebody watches it; then nobody does. */
    private void inABatch(String action, ExecutorService threads) throws Exception {
        ObjectNode request = object().put("action", action).put("by", "mia").put("error", "Cleaned.Up");
        request.putObject("filter").putArray("stateMachineArns").add(MACHINE + "rest");
        Future<HttpResponse<byte[]>> asked = threads.submit(() -> send("Baton.StartBatch", request));
        Awaiting.await(() -> newest(action) != null);
        harness.instances().forEach(FunctionInstance::kill);
        // Answered before it was killed or not: the batch is written down.
        asked.get();
        Awaiting.await(
                () -> !requireNonNull(newest(action)).path("status").asText().equals("RUNNING"));
        JsonNode batch = requireNonNull(newest(action));
        assertThat(batch.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(batch.path("by").asText()).isEqualTo("mia");
        // A page that is killed has done what it had begun, and may not have counted it.
        assertThat(batch.path("done").asInt()).isBetween(MANY - 50, MANY);
        assertThat(batch.path("failures")).as(batch.toString()).isEmpty();
    }

    private @Nullable JsonNode newest(String action) throws Exception {
        for (JsonNode batch : ask("Baton.ListBatches", object()).path("batches")) {
            if (batch.path("action").asText().equals(action)) {
                return batch;
            }
        }
        return null;
    }

    private void ofAllIs(String status) throws Exception {
        ObjectNode request = object().put("maxResults", 1000);
        request.putArray("stateMachineArns").add(MACHINE + "rest");
        request.putArray("statuses").add(status);
        Awaiting.await(
                () -> ask("Baton.SearchExecutions", request).path("executions").size() == MANY);
    }

    private void machine(String name, String definition) throws Exception {
        ask(
                "AWSStepFunctions.CreateStateMachine",
                object().put("name", name)
                        .put("definition", definition)
                        .put("roleArn", "arn:aws:iam::123456789012:role/r"));
    }

    private String begin(String machine, String name, String input) throws Exception {
        return ask(
                        "AWSStepFunctions.StartExecution",
                        object().put("stateMachineArn", MACHINE + machine)
                                .put("name", name)
                                .put("input", input))
                .path("executionArn")
                .asText();
    }

    private JsonNode describe(String execution) throws Exception {
        return ask("AWSStepFunctions.DescribeExecution", object().put("executionArn", execution));
    }

    private boolean running(String execution) throws Exception {
        return describe(execution).path("status").asText().equals("RUNNING");
    }

    private JsonNode tasks(String assignee) throws Exception {
        return ask("Baton.ListTasks", object().put("assignee", assignee)).path("tasks");
    }

    private String taskOf(String execution) throws Exception {
        for (JsonNode task : tasks("mia")) {
            if (task.path("executionArn").asText().equals(execution)) {
                return task.path("taskId").asText();
            }
        }
        throw new AssertionError("no task of " + execution);
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private JsonNode ask(String target, JsonNode body) throws Exception {
        HttpResponse<byte[]> answer = send(target, body);
        // Its process was killed. Who reads asks again, as each SDK does.
        while (answer.statusCode() == 502 && target.matches("Baton\\.(List|Describe|Search).*")) {
            answer = send(target, body);
        }
        JsonNode json = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as("%s: %s", target, json).isEqualTo(200);
        return json;
    }

    private String refusal(String target, JsonNode body) throws Exception {
        HttpResponse<byte[]> answer = send(target, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        return JSON.readTree(answer.body()).path("__type").asText();
    }

    private HttpResponse<byte[]> send(String target, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(harness.url()))
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
