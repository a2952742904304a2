package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Standard;
import dev.baton.harness.permission.AwsCall;
import dev.baton.harness.permission.CallRecorder;
import dev.baton.harness.permission.Permissions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every example runs through the Lambda artefact in every test case of its mocks, all at the same time, and ends as its
 * expected-output.json says.
 */
public abstract class ExamplesContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    /** As seen from a module of {@code infra}. */
    protected static final Path ROOT = Path.of("../..");

    private static final Built BUILT = Built.in(ROOT);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path work;

    /** What is deployed. */
    protected Blueprint blueprint() throws IOException {
        return Standard.BLUEPRINT;
    }

    /** Where tables and queues are. */
    protected abstract Services services();

    @TestFactory
    List<DynamicTest> everyCaseEndsAsExpected() throws Exception {
        Services services = services();
        BUILT.complaint(services).ifPresent(ExamplesContract::skipLoudly);
        List<Example> examples = Example.all();
        List<DynamicTest> tests = new ArrayList<>();
        try (MockedFunctions functions = new MockedFunctions(examples);
                CallRecorder recorder = new CallRecorder();
                Harness harness = Harness.start(settings(services, functions.url(), recorder))) {
            ApiClient api = new ApiClient(harness.url());
            functions.callBack(api);
            for (Example example : examples) {
                start(api, example);
            }
            Instant end = Instant.now().plus(PATIENCE);
            for (Example example : examples) {
                for (String testCase : example.cases()) {
                    JsonNode ended = ended(api, example, testCase, end);
                    tests.add(DynamicTest.dynamicTest(
                            example.name() + " " + testCase,
                            () -> check(ended, example.expected().path(testCase))));
                }
            }
            tests.add(permissions(services, recorder.calls()));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(9);
        return tests;
    }

    private DynamicTest permissions(Services services, Set<AwsCall> calls) throws IOException {
        Permissions permissions = new Permissions(blueprint(), services.prefix());
        return DynamicTest.dynamicTest("no call is outside the policies", () -> {
            assertThat(permissions.refused(calls)).isEmpty();
            // They were looked at, and not only the API's.
            assertThat(calls).extracting(AwsCall::function).contains("ApiFunction", "DriverFunction");
            assertThat(calls)
                    .extracting(AwsCall::action)
                    .contains("dynamodb:PutItem", "sqs:SendMessage", "lambda:InvokeFunction");
        });
    }

    private static void skipLoudly(String complaint) {
        System.err.println("SKIPPED, NOT TESTED: the examples through the artefact; " + complaint);
        Assumptions.abort(complaint);
    }

    private HarnessSettings settings(Services services, String lambda, CallRecorder recorder) throws IOException {
        return new HarnessSettings(
                0,
                BUILT.artefact(),
                BUILT.runtime(),
                services,
                work,
                2,
                blueprint(),
                Duration.ofMinutes(1),
                true,
                Map.of(
                        "AWS_ENDPOINT_URL_LAMBDA",
                        recorder.before(URI.create(lambda)).toString(),
                        "BATON_WAIT_TIME_SCALE",
                        "0.01"),
                Optional.empty(),
                new Disturbances(
                        recorder::before,
                        recorder::before,
                        Disturbances.NONE.variants(),
                        Disturbances.NONE.redelivery()));
    }

    private static void start(ApiClient api, Example example) throws IOException, InterruptedException {
        api.call(
                "CreateStateMachine",
                JSON.createObjectNode()
                        .put("name", example.name())
                        .put(
                                "definition",
                                Caller.tellingDefinition(example.definition()).toString())
                        .put("roleArn", "arn:aws:iam::123456789012:role/r"));
        for (String testCase : example.cases()) {
            api.call(
                    "StartExecution",
                    JSON.createObjectNode()
                            .put("stateMachineArn", ARN + "stateMachine:" + example.name())
                            .put("name", testCase)
                            .put("input", example.input()));
        }
    }

    private static JsonNode ended(ApiClient api, Example example, String testCase, Instant end)
            throws IOException, InterruptedException {
        String arn = ARN + "execution:" + example.name() + ":" + testCase;
        JsonNode shown = api.call("DescribeExecution", JSON.createObjectNode().put("executionArn", arn));
        while (shown.path("status").asText().equals("RUNNING") && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            shown = api.call("DescribeExecution", JSON.createObjectNode().put("executionArn", arn));
        }
        return shown;
    }

    private static void check(JsonNode ended, JsonNode expected) {
        Map<String, String> wanted = new LinkedHashMap<>();
        Map<String, String> got = new LinkedHashMap<>();
        for (String field : List.of("status", "error", "cause")) {
            wanted.put(field, expected.path(field).asText());
            got.put(field, ended.path(field).asText());
        }
        wanted.put("output", expected.has("output") ? expected.path("output").toString() : "");
        got.put("output", ended.path("output").asText());
        assertThat(got).isEqualTo(wanted);
    }
}
