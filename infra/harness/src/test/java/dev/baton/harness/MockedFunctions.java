package dev.baton.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.integrations.mock.Mocks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Plays Lambda for the examples: each call is answered as the example's mocks say for the test case that is the execution's
 * name. What a mock throws, the function raises; a mocked time-out is a function that does not answer; a task that waits
 * for its token is called back over the API.
 */
final class MockedFunctions implements AutoCloseable {
    /** Longer than the time-out that an example waits for. */
    private static final int TIMEOUT_SECONDS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Mocks> mocks;
    private final CompletableFuture<ApiClient> api = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    MockedFunctions(List<Example> examples) throws IOException {
        this.mocks = examples.stream().collect(Collectors.toMap(Example::name, example -> new Mocks(example.mocks())));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where tasks are called back. */
    void callBack(ApiClient client) {
        api.complete(client);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().endsWith("/configuration")) {
                answer(exchange, "{\"Timeout\":" + TIMEOUT_SECONDS + "}");
            } else {
                invoke(exchange, Caller.of(exchange.getRequestHeaders().getFirst("X-Amz-Client-Context")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void invoke(HttpExchange exchange, Caller caller) throws IOException, InterruptedException {
        TaskAnswer answer = mocks.get(caller.machine())
                .answer(call(caller))
                .orElseThrow(() -> new AssertionError("no mock answers " + caller));
        switch (answer) {
            case TaskAnswer.Succeeded succeeded ->
                answer(exchange, succeeded.output().node().path("Payload").toString());
            case TaskAnswer.Failed failed -> fail(exchange, failed.failure());
            case TaskAnswer.Completed completed -> {
                answer(exchange, "null");
                callBack(caller.token().orElseThrow(), completed.outcome());
            }
            case TaskAnswer.Submitted submitted -> throw new AssertionError("mocks complete what they submit");
            case TaskAnswer.NoRoom noRoom -> throw new AssertionError("mocks have room");
        }
    }

    private static TaskCall call(Caller caller) {
        ExecutionIdentity identity = new ExecutionIdentity(
                caller.execution(),
                caller.name(),
                caller.execution(),
                caller.machine(),
                "arn:aws:iam::123456789012:role/r",
                Instant.EPOCH,
                Json.EMPTY_OBJECT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(caller.name()));
        String pattern = caller.token().isPresent() ? ".waitForTaskToken" : "";
        return new TaskCall(
                new ExecutionKey(caller.execution(), new Incarnation(0, 0)),
                identity,
                caller.state(),
                0,
                caller.retry(),
                TaskResource.of("arn:aws:states:::lambda:invoke" + pattern).orElseThrow(),
                Json.EMPTY_OBJECT,
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1));
    }

    private void fail(HttpExchange exchange, Failure failure) throws IOException, InterruptedException {
        String error = failure.error().orElseThrow();
        if (error.equals("States.Timeout")) {
            closed.await();
        }
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        answer(exchange, report(error, failure.cause().orElse("")));
    }

    /** As Lambda reports what a function raised; a mock may have written that out. */
    private static String report(String error, String cause) {
        return cause.startsWith("{")
                ? cause
                : JSON.createObjectNode()
                        .put("errorType", error)
                        .put("errorMessage", cause)
                        .toString();
    }

    private void callBack(String token, Token.Outcome outcome) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("taskToken", token);
        switch (outcome) {
            case Token.Outcome.Success success -> {
                body.put("output", success.output().text());
                api.join().call("SendTaskSuccess", body);
            }
            case Token.Outcome.Fault fault -> {
                fault.failure().error().ifPresent(error -> body.put("error", error));
                fault.failure().cause().ifPresent(cause -> body.put("cause", cause));
                api.join().call("SendTaskFailure", body);
            }
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
