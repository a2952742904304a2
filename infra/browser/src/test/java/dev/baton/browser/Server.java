package dev.baton.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.baton.asl.Limits;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.ApiRequest;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.integrations.mock.MockFile;
import dev.baton.integrations.mock.MockFileException;
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
import java.util.Map;
import java.util.Optional;

/** A server with the example of an order, and a Lambda that answers {@code {}} to what is not mocked. */
final class Server implements AutoCloseable {
    private static final Path EXAMPLE = Path.of("../../asl-examples/order-saga");
    static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:";
    static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:";

    private final HttpServer lambda;
    private final Local local;
    private ApiServer server;
    private final int port;

    Server() throws IOException {
        this(Limits.AWS.historyEvents());
    }

    /** @param historyEvents how many events a history may have */
    Server(long historyEvents) throws IOException {
        this.lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        lambda.start();
        Map<String, String> environment = Map.of(
                "LAMBDA_ENDPOINT",
                "http://127.0.0.1:" + lambda.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID",
                "any",
                "AWS_SECRET_ACCESS_KEY",
                "any");
        this.local = Local.inMemory(LocalSettings.of(environment, historyEvents, mocks()));
        local.begin();
        this.server = listen(0);
        this.port = server.address().getPort();
    }

    private static MockConfiguration mocks() throws IOException {
        try {
            return MockFile.read(EXAMPLE.resolve("mocks.json"));
        } catch (MockFileException e) {
            throw new IOException(e);
        }
    }

    private ApiServer listen(int at) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), at);
        return ApiServer.start(address, local::answer, AccessRules.LOOPBACK);
    }

    /** Goes away, as a server that is started again. */
    void leave() {
        server.stop(Duration.ofSeconds(1));
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    String url() {
        return "http://127.0.0.1:" + port + "/console/";
    }

    JsonNode call(String action, ObjectNode request) {
        String target = action.startsWith("Baton.") ? action : "AWSStepFunctions." + action;
        byte[] body = Json.of(request).text().getBytes(StandardCharsets.UTF_8);
        return Json.ofText(new String(
                        local.handle(new ApiRequest(Optional.of(target), body)).body(), StandardCharsets.UTF_8))
                .node();
    }

    static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Creates the order's machine. */
    void orders() throws IOException {
        machine("order-saga", Files.readString(EXAMPLE.resolve("definition.asl.json")));
    }

    void machine(String name, String definition) {
        JsonNode answer = call(
                "CreateStateMachine",
                request()
                        .put("name", name)
                        .put("roleArn", "arn:aws:iam::123456789012:role/any")
                        .put("definition", definition));
        if (!answer.has("stateMachineArn")) {
            throw new AssertionError(answer);
        }
    }

    /** Starts an order whose tasks are answered by a case of the mocks, and waits for its end. */
    String order(String name, String mockCase) throws IOException {
        String arn = start("order-saga#" + mockCase, name, Files.readString(EXAMPLE.resolve("input.json")));
        while (status(arn).equals("RUNNING")) {
            Thread.onSpinWait();
        }
        return arn;
    }

    String start(String machine, String name, String input) {
        return call(
                        "StartExecution",
                        request()
                                .put("stateMachineArn", MACHINE + machine)
                                .put("name", name)
                                .put("input", input))
                .path("executionArn")
                .asText();
    }

    String status(String execution) {
        return call("DescribeExecution", request().put("executionArn", execution))
                .path("status")
                .asText();
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(1));
        local.close();
        lambda.stop(0);
    }
}
