package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import dev.baton.local.http.AccessRules;
import dev.baton.local.http.ApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worker of {@code asl-examples/activity-worker}, with the real AWS CLI where there is one. */
class ActivityWorkerExampleTest {
    private static final Path FOLDER = Path.of("../../asl-examples/activity-worker");
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    private static final long LOOK_MILLIS = 20;
    private static final int MOST_LOOKS = 6000;
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void workerOfTwentyLinesDoesTheWork() throws Exception {
        for (String tool : List.of("bash", "aws", "jq")) {
            if (!isThere(tool)) {
                System.err.println("SKIPPED, NOT TESTED: the worker of asl-examples/activity-worker needs " + tool);
            }
            assumeTrue(isThere(tool), tool + " is not here");
        }
        try (Local local = Local.inMemory(LocalSettings.of(Map.of(), 25_000, MockConfiguration.NONE))) {
            local.begin();
            ApiServer server = ApiServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), local::answer, AccessRules.LOOPBACK);
            call(local, "CreateActivity", object().put("name", "shrink"));
            call(
                    local,
                    "CreateStateMachine",
                    object().put("name", "m")
                            .put("roleArn", "arn:aws:iam::123456789012:role/any")
                            .put("definition", Files.readString(FOLDER.resolve("definition.asl.json"))));
            Process worker = worker(server);
            try {
                assertThat(output(local, "a", "{\"picture\":\"harbour.png\"}"))
                        .isEqualTo("\"https://example.com/harbour-320.png\"");
                assertThat(output(local, "b", "{\"picture\":\"harbour.txt\"}"))
                        .isEqualTo("\"https://example.com/missing.png\"");
            } finally {
                worker.descendants().forEach(ProcessHandle::destroyForcibly);
                worker.destroyForcibly().waitFor();
                server.stop(Duration.ofSeconds(5));
            }
        }
    }

    private static boolean isThere(String tool) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static Process worker(ApiServer server) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", FOLDER.resolve("worker.sh").toString(), ARN + "activity:shrink");
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL",
                        "http://127.0.0.1:" + server.address().getPort(),
                        "AWS_DEFAULT_REGION",
                        "us-east-1",
                        "AWS_ACCESS_KEY_ID",
                        "any",
                        "AWS_SECRET_ACCESS_KEY",
                        "any"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String output(Local local, String name, String input) throws Exception {
        call(
                local,
                "StartExecution",
                object().put("stateMachineArn", ARN + "stateMachine:m")
                        .put("name", name)
                        .put("input", input));
        for (int look = 0; look < MOST_LOOKS; look++) {
            JsonNode description =
                    call(local, "DescribeExecution", object().put("executionArn", ARN + "execution:m:" + name));
            if (description.has("output")) {
                return description.path("output").asText();
            }
            assertThat(description.path("status").asText()).isEqualTo("RUNNING");
            Thread.sleep(LOOK_MILLIS);
        }
        throw new AssertionError("nobody did the work");
    }

    private static JsonNode call(Local local, String action, ObjectNode request) throws IOException {
        ApiResponse response = local.handle(new ApiRequest(
                Optional.of("AWSStepFunctions." + action), request.toString().getBytes(StandardCharsets.UTF_8)));
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.status()).as(body).isEqualTo(200);
        return MAPPER.readTree(body);
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
