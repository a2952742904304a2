package dev.baton.local.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.baton.asl.Limits;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A process of Baton with a Lambda that answers {@code {}} to everything. */
final class OwnWorld implements AutoCloseable {
    /** Where it keeps what it knows. */
    enum Store {
        MEMORY,
        FOLDER
    }

    private final Store store;
    private final Path folder;
    private final HttpServer lambda;
    private Local local;

    OwnWorld(Store store, Path folder) throws IOException {
        this.store = store;
        this.folder = folder;
        this.lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        lambda.start();
        this.local = open();
    }

    private Local open() {
        LocalSettings settings = LocalSettings.of(
                Map.of(
                        "LAMBDA_ENDPOINT",
                        "http://127.0.0.1:" + lambda.getAddress().getPort(),
                        "AWS_ACCESS_KEY_ID",
                        "any",
                        "AWS_SECRET_ACCESS_KEY",
                        "any"),
                Limits.AWS.historyEvents(),
                MockConfiguration.NONE);
        Local opened = switch (store) {
            case MEMORY -> Local.inMemory(settings);
            case FOLDER -> Local.inFolder(folder, settings);
        };
        opened.begin();
        return opened;
    }

    /** Ends the process and begins another one on the same folder. */
    void restart() {
        local.close();
        local = open();
    }

    /** What an action answers; refusals too. */
    JsonNode call(String target, String request) {
        return call(target, request, Optional.empty());
    }

    JsonNode call(String target, String request, Optional<String> caller) {
        byte[] body = request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        String whole = target.startsWith("Baton.") ? target : "AWSStepFunctions." + target;
        ApiResponse response = local.handle(new ApiRequest(Optional.of(whole), body, Optional.empty(), caller));
        return Json.ofText(new String(response.body(), StandardCharsets.UTF_8)).node();
    }

    /** Creates a machine and gives its ARN. */
    String machine(String name, String definition) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("roleArn", "arn:aws:iam::123456789012:role/any")
                .put("definition", definition.replace('\'', '"'));
        return call("CreateStateMachine", Json.of(request).text().replace('\'', '"'))
                .path("stateMachineArn")
                .asText();
    }

    String start(String machine, String name, String input) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("stateMachineArn", machine)
                .put("name", name)
                .put("input", input.replace('\'', '"'));
        return call("StartExecution", Json.of(request).text())
                .path("executionArn")
                .asText();
    }

    String status(String execution) {
        return call("DescribeExecution", "{'executionArn':'" + execution + "'}")
                .path("status")
                .asText();
    }

    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain");
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        local.close();
        lambda.stop(0);
    }
}
