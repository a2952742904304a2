package dev.baton.correctness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A server in this process, in memory, whose functions answer what a fuzz makes up. Each answer is checked: no 5xx, an error
 * has a name and a text, and no request costs more of a processor than is allowed.
 */
final class FuzzedServer implements AutoCloseable {
    static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:";

    private static final String ROLE = "arn:aws:iam::123456789012:role/fuzz";
    private static final JsonMapper JSON = new JsonMapper();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int MOST_LOOKS = 12;

    private final HttpServer functions;
    private final Local local;
    private final Duration most;
    private Duration slowest = Duration.ZERO;
    private String slowestRequest = "";

    /**
     * @param answers of functions, as text that may be no JSON
     * @param most what one request may take of a processor: the machine's other work does not count
     */
    FuzzedServer(Supplier<String> answers, Duration most) {
        this.most = most;
        this.functions = functions(answers);
        this.local = Local.inMemory(LocalSettings.of(
                Map.of(
                        "LAMBDA_ENDPOINT",
                                "http://127.0.0.1:" + functions.getAddress().getPort(),
                        "AWS_ACCESS_KEY_ID", "any",
                        "AWS_SECRET_ACCESS_KEY", "any",
                        "WAIT_TIME_SCALE", "0"),
                2_000,
                MockConfiguration.NONE));
        local.begin();
        stand("standing", "STANDARD");
        stand("standing-express", "EXPRESS");
        call(
                "StartExecution",
                object().put("stateMachineArn", MACHINE + "standing").put("name", "run"));
    }

    /** For requests that name something. */
    private void stand(String name, String type) {
        ObjectNode machine = object().put("name", name).put("type", type).put("publish", true);
        machine.put("roleArn", ROLE).put("definition", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
        call("CreateStateMachine", machine);
    }

    private static HttpServer functions(Supplier<String> answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    byte[] answer = answers.get().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls an action and checks its answer. */
    JsonNode call(String action, String body) {
        long before = THREADS.getCurrentThreadCpuTime();
        ApiResponse response = local.handle(
                new ApiRequest(Optional.of("AWSStepFunctions." + action), body.getBytes(StandardCharsets.UTF_8)));
        note(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before), action + " " + body);
        String text = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.status()).as("%s: %s", action, text).isIn(200, 400, 403, 404);
        JsonNode answer = read(text);
        if (response.status() != 200) {
            assertThat(answer.path("__type").asText()).as(text).isNotEmpty();
            assertThat(answer.path("message").isTextual()).as(text).isTrue();
        }
        return answer;
    }

    JsonNode call(String action, ObjectNode request) {
        return call(action, request.toString());
    }

    /** Runs a definition to its end, or for a while and then to its stop: either way it ends, with a status. */
    void run(String definition, Optional<String> input, boolean express) throws InterruptedException {
        ObjectNode creation = object().put("name", "fuzzed").put("definition", definition);
        creation.put("roleArn", ROLE).put("type", express ? "EXPRESS" : "STANDARD");
        JsonNode created = call("CreateStateMachine", creation);
        String machine = created.path("stateMachineArn").asText();
        if (machine.isEmpty()) {
            return;
        }
        ObjectNode start = object().put("stateMachineArn", machine).put("input", input.orElse("{}"));
        if (input.isPresent() && !express) {
            String execution =
                    call("StartExecution", start).path("executionArn").asText();
            if (!execution.isEmpty()) {
                end(object().put("executionArn", execution));
            }
        }
        call("DeleteStateMachine", object().put("stateMachineArn", machine));
        while (call("DescribeStateMachine", object().put("stateMachineArn", machine))
                .has("status")) {
            Thread.sleep(1);
        }
    }

    private void end(ObjectNode execution) throws InterruptedException {
        for (int looks = 0; looks < MOST_LOOKS && isRunning(execution); looks++) {
            Thread.sleep(1 + looks);
        }
        if (isRunning(execution)) {
            call("StopExecution", execution);
        }
        assertThat(call("DescribeExecution", execution).path("status").asText())
                .isIn("SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");
        assertThat(call("GetExecutionHistory", execution).path("events")).isNotEmpty();
    }

    private boolean isRunning(ObjectNode execution) {
        return call("DescribeExecution", execution).path("status").asText().equals("RUNNING");
    }

    private void note(Duration taken, String request) {
        if (taken.compareTo(slowest) > 0) {
            slowest = taken;
            slowestRequest = request;
        }
        assertThat(taken).as("of a processor: %s", shortened(request)).isLessThan(most);
    }

    /** What took longest, for the report. */
    String slowest() {
        return slowest.toMillis() + " ms: " + shortened(slowestRequest);
    }

    private static String shortened(String text) {
        return text.length() <= 4000 ? text : text.substring(0, 4000) + "… (" + text.length() + " characters)";
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("the answer is no JSON: " + text, e);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        local.close();
        functions.stop(0);
    }
}
