package dev.baton.correctness.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.fuzz.FuzzedApi;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Head;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries as real executions leave them. */
final class StoredEntries {

    private StoredEntries() {}

    /** The first entry, a snapshot, of an execution of each definition. */
    static List<EncodedEntry> some(List<JsonNode> definitions, JsonNode input) {
        LocalSettings settings = LocalSettings.of(
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "any",
                        "AWS_SECRET_ACCESS_KEY",
                        "any",
                        "LAMBDA_ENDPOINT",
                        "http://127.0.0.1:1"),
                1_000,
                MockConfiguration.NONE);
        List<EncodedEntry> found = new ArrayList<>();
        try (Local local = Local.inMemory(settings)) {
            for (int i = 0; i < definitions.size(); i++) {
                ObjectNode machine = FuzzedApi.object().put("name", "m" + i);
                machine.put("roleArn", "arn:aws:iam::123456789012:role/r");
                call(
                        local,
                        "CreateStateMachine",
                        machine.put("definition", definitions.get(i).toString()));
                String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:m" + i;
                ObjectNode start =
                        FuzzedApi.object().put("stateMachineArn", arn).put("name", "run");
                call(local, "StartExecution", start.put("input", input.toString()));
                Optional<Head> head = local.log().head(arn.replace("stateMachine", "execution") + ":run");
                head.ifPresent(one -> found.addAll(local.log().entries(one.key(), 1, 1)));
            }
        }
        return found;
    }

    private static void call(Local local, String action, ObjectNode request) {
        local.handle(new ApiRequest(
                Optional.of("AWSStepFunctions." + action), request.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
