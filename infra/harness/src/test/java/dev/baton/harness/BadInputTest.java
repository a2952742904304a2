package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.aws.blueprint.Standard;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the deployed functions do with messages, requests and answers that are not what they should be. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class BadInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MACHINES = "arn:aws:states:us-east-1:123456789012:stateMachine:";
    private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8";

    @TempDir
    private static Path work;

    private static LambdaStub lambda;
    private static Harness harness;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        BuiltFunctions.assumeBuilt("bad input to the functions");
        lambda = new LambdaStub();
        Duration longEnough = Duration.ofSeconds(30);
        harness = Harness.start(BuiltFunctions.settings(
                work,
                1,
                Standard.BLUEPRINT.timed(function -> function.within(longEnough), Standard.MARGIN),
                Duration.ofHours(1),
                false,
                Map.of("AWS_ENDPOINT_URL_LAMBDA", lambda.url())));
    }

    @AfterAll
    static void stop() {
        if (harness != null) {
            harness.close();
            lambda.close();
        }
    }

    @Test
    void poisonIsShownWithItsReasonAndBlocksNothing() throws Exception {
        machine("passes", "{\"Type\":\"Pass\",\"End\":true}");
        send("baton-short", "not json");
        send("baton-short", "{\"v\":9}");
        send("baton-long", "[]");
        assertThat(run("passes").path("status").asText()).isEqualTo("SUCCEEDED");
        Awaiting.await(() -> sweep("show").path("letters").size() == 3);

        send("baton-dead-letters", """
            {"v":1,"x":"arn:nothing","i":"00000000000000010000000000000001","r":"TIMER","s":7}\
            """);
        JsonNode shown = sweep("show");
        assertThat(shown.path("complete").asBoolean()).isTrue();
        assertThat(texts(shown, "reason"))
                .contains(
                        "the message is not a JSON object",
                        "the message has the version 9, and this program knows version 1",
                        "the message is no wake-up: it is not an object");
        assertThat(texts(shown, "queue"))
                .containsExactlyInAnyOrder("baton-short", "baton-short", "baton-long", "unknown");
        assertThat(texts(shown, "executionArn")).contains("arn:nothing");

        JsonNode redriven = sweep("redrive");
        assertThat(redriven.path("redriven").asInt()).isEqualTo(1);
        assertThat(redriven.path("stay").asInt()).isEqualTo(3);
        assertThat(sweep("show").path("letters")).hasSize(3);
        assertThat(sweep("burn").path("__type").asText()).isEqualTo("ValidationException");
    }

    @Test
    void attemptWithoutRoomIsParkedAndCalledAgain() throws Exception {
        machine("waits-for-room", task("full"));
        JsonNode end = run("waits-for-room");
        assertThat(end.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(lambda.fullCalls).hasValue(2);
        assertThat(call(
                                "GetExecutionHistory",
                                "{\"executionArn\":\""
                                        + end.path("executionArn").asText() + "\"}",
                                "")
                        .path("events"))
                .extracting(event -> event.path("type").asText())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "LambdaFunctionScheduled",
                        "LambdaFunctionStarted",
                        "LambdaFunctionSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
    }

    @ParameterizedTest
    @CsvSource({
        // the invocation's trace, the request's traceHeader, what functions get
        "';Sampled=1;Lineage=a:1', '', ';Sampled=1'",
        "';Sampled=0', '', none",
        "';Sampled=1', ';Sampled=0', ';Sampled=0'",
    })
    void traceReachesTheFunctions(String invocation, String member, String heard) throws Exception {
        machine("traced", task("hand-out"));
        lambda.traces.clear();
        String given = member.isEmpty() ? "" : ",\"traceHeader\":\"" + TRACE + member + "\"";
        String arn = call(
                        "StartExecution",
                        "{\"stateMachineArn\":\"" + MACHINES + "traced\"" + given + "}",
                        TRACE + invocation)
                .path("executionArn")
                .asText();
        Awaiting.await(() -> !"RUNNING".equals(describe(arn).path("status").asText()));
        assertThat(lambda.traces).containsExactly(heard.equals("none") ? "null" : TRACE + heard);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', '', 405, UnknownOperationException",
        "PUT, AWSStepFunctions.ListStateMachines, '{}', 405, UnknownOperationException",
        "POST, '', '{}', 400, UnknownOperationException",
        "POST, AWSStepFunctions.Fly, '{}', 400, UnknownOperationException",
        "POST, AWSStepFunctions.ListStateMachines, '<xml/>', 400, SerializationException",
        "POST, AWSStepFunctions.ListStateMachines, '', 400, SerializationException",
        "POST, AWSStepFunctions.StartExecution, '{\"stateMachineArn\":\"x\"}', 400, InvalidArn",
    })
    void requestThatIsWrongGetsAwsErrorShape(String method, String target, String body, int status, String type)
            throws Exception {
        HttpResponse<String> answer = request(method, "/", body, "X-Amz-Target", target);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("__type").asText()).isEqualTo(type);
    }

    @Test
    void bodyThatIsTooBigForLambdaIsRefused() throws Exception {
        String big = "x".repeat(7 << 20);
        assertThat(request("POST", "/", big, "X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                        .statusCode())
                .isEqualTo(413);
        assertThat(request("POST", "/2015-03-31/functions/baton-api/invocations", big, "", "")
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> longInput = request(
                "POST",
                "/",
                "{\"stateMachineArn\":\"" + MACHINES + "m\",\"input\":\"" + "y".repeat(2 << 20) + "\"}",
                "X-Amz-Target",
                "AWSStepFunctions.StartExecution");
        assertThat(longInput.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(longInput.body()).path("__type").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "baton-api, 'no json', 400, InvalidRequestContentException",
        "baton-nothing, '{}', 404, ResourceNotFoundException",
    })
    void directInvocationThatCannotBeMadeIsRefusedAsLambdaDoes(String function, String body, int status, String type)
            throws Exception {
        HttpResponse<String> answer = invoke(function, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
    }

    @ParameterizedTest
    @CsvSource({"'[]'", "'{}'", "'{\"action\":7}'", "'{\"action\":\"ListStateMachines\",\"input\":[]}'", "'null'", "''"
    })
    void directInvocationThatIsNoAwsJsonGetsAwsErrorShape(String event) throws Exception {
        HttpResponse<String> answer = invoke("arn:aws:lambda:us-east-1:123456789012:function:baton-api:$LATEST", event);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("__type").asText()).isEqualTo("SerializationException");
    }

    private static String task(String function) {
        return "{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:" + function
                + "\",\"End\":true}";
    }

    private void machine(String name, String state) throws Exception {
        String definition = "{\"StartAt\":\"S\",\"States\":{\"S\":" + state + "}}";
        call(
                "CreateStateMachine",
                JSON.createObjectNode()
                        .put("name", name)
                        .put("definition", definition)
                        .put("roleArn", "arn:aws:iam::123456789012:role/r")
                        .toString(),
                "");
    }

    private JsonNode run(String machine) throws Exception {
        String arn = call("StartExecution", "{\"stateMachineArn\":\"" + MACHINES + machine + "\"}", "")
                .path("executionArn")
                .asText();
        Awaiting.await(() -> !"RUNNING".equals(describe(arn).path("status").asText()));
        return describe(arn);
    }

    private JsonNode describe(String arn) throws Exception {
        return call("DescribeExecution", "{\"executionArn\":\"" + arn + "\"}", "");
    }

    private JsonNode call(String action, String body, String trace) throws Exception {
        HttpResponse<String> answer =
                request("POST", "/", body, "X-Amz-Target", "AWSStepFunctions." + action, "X-Amzn-Trace-Id", trace);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> invoke(String function, String event) throws Exception {
        return request("POST", "/2015-03-31/functions/" + function + "/invocations", event, "", "");
    }

    private JsonNode sweep(String what) throws Exception {
        return JSON.readTree(
                invoke("baton-sweep", "{\"deadLetters\":\"" + what + "\"}").body());
    }

    private HttpResponse<String> request(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(harness.url() + path))
                .header("Content-Type", "application/x-amz-json-1.0")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            if (!headers[i + 1].isEmpty()) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void send(String queue, String body) {
        SqsClient sqs = harness.sqs();
        String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    private static List<String> texts(JsonNode shown, String member) {
        return shown.path("letters").findValuesAsText(member);
    }
}
