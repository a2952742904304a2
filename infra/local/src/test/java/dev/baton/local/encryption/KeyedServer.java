package dev.baton.local.encryption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Limits;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.encryption.KmsStandIn;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A local server on a folder, with a KMS or without one. */
final class KeyedServer implements AutoCloseable {
    static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/mine";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Optional<KmsStandIn> kms;
    private Local local;

    KeyedServer(Path folder, Optional<KmsStandIn> kms) {
        this.folder = folder;
        this.kms = kms;
        this.local = open();
    }

    private Local open() {
        Map<String, String> environment =
                new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any"));
        // An endpoint of all services, so that credentials are not sought in the network.
        kms.ifPresent(one -> environment.put("AWS_ENDPOINT_URL", one.url()));
        Local opened = Local.inFolder(
                folder, LocalSettings.of(environment, Limits.AWS.historyEvents(), MockConfiguration.NONE));
        opened.begin();
        return opened;
    }

    Local local() {
        return local;
    }

    /** Ends the process and begins another one on the same folder: it remembers no data key. */
    void restart() {
        local.close();
        local = open();
    }

    /** What an action answers; refusals too. */
    JsonNode call(String action, ObjectNode request) {
        byte[] body = request.toString().getBytes(StandardCharsets.UTF_8);
        String target = action.startsWith("Baton.") ? action : "AWSStepFunctions." + action;
        ApiResponse response =
                local.handle(new ApiRequest(Optional.of(target), body, Optional.empty(), Optional.empty()));
        return Json.ofText(new String(response.body(), StandardCharsets.UTF_8)).node();
    }

    static ObjectNode members(String... namesAndValues) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    static ObjectNode encryption() {
        return members("type", "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId", KEY).put("kmsDataKeyReusePeriodSeconds", 60);
    }

    /** What CreateStateMachine answers. */
    JsonNode create(String name, String type, String definition, boolean keyed) {
        ObjectNode request = members(
                "name", name, "type", type, "definition", definition, "roleArn", "arn:aws:iam::123456789012:role/R");
        if (keyed) {
            request.set("encryptionConfiguration", encryption());
        }
        return call("CreateStateMachine", request);
    }

    String machine(String name, String type, String definition, boolean keyed) {
        return create(name, type, definition, keyed).path("stateMachineArn").asText();
    }

    String start(String machine, String input) {
        return call("StartExecution", members("stateMachineArn", machine, "input", input))
                .path("executionArn")
                .asText();
    }

    JsonNode describe(String execution) {
        return call("DescribeExecution", members("executionArn", execution));
    }

    JsonNode history(String execution) {
        return call("GetExecutionHistory", members("executionArn", execution));
    }

    JsonNode awaitEnd(String execution) throws InterruptedException {
        await(() -> !describe(execution).path("status").asText().equals("RUNNING"));
        return describe(execution);
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not come about");
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        local.close();
    }
}
