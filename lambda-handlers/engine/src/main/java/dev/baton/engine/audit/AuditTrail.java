package dev.baton.engine.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.records.SideRecords.Kind;
import dev.baton.engine.records.SideRecords.SideRecord;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of changes that were asked for, whether they were granted or refused. Starts of executions and answers of workers are
 * not in it: they stand in the executions' own histories, and there are millions.
 */
public final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final Set<String> CHANGES = Set.of(
            "CreateStateMachine",
            "UpdateStateMachine",
            "DeleteStateMachine",
            "PublishStateMachineVersion",
            "DeleteStateMachineVersion",
            "CreateStateMachineAlias",
            "UpdateStateMachineAlias",
            "DeleteStateMachineAlias",
            "StopExecution",
            "RedriveExecution",
            "UpdateMapRun",
            "CreateActivity",
            "DeleteActivity",
            "TagResource",
            "UntagResource",
            "Baton.StartBatch",
            "Baton.CancelBatch",
            "Baton.ClaimTask",
            "Baton.CompleteTask",
            "Baton.RedriveFrom");
    private static final List<String> RESOURCES = List.of(
            "executionArn",
            "stateMachineArn",
            "stateMachineVersionArn",
            "stateMachineAliasArn",
            "activityArn",
            "mapRunArn",
            "resourceArn",
            "taskId",
            "batchId",
            "name",
            "action");

    private final SideRecords records;
    private final InstantSource clock;
    private final AtomicLong order = new AtomicLong();

    public AuditTrail(SideRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /** Takes note of a request that was answered, if it asked for a change. */
    public void answered(ApiRequest request, ApiResponse response) {
        String action = request.target().orElse("").replace("AWSStepFunctions.", "");
        if (!CHANGES.contains(action)) {
            return;
        }
        String requestId = response.headers().getOrDefault("x-amzn-RequestId", "");
        String outcome = response.status() == 200 ? "OK" : codeOf(response.body());
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.put("time", clock.millis()).put("action", action).put("requestId", requestId);
        request.accessKeyId().ifPresent(caller -> change.put("caller", caller));
        request.region().ifPresent(region -> change.put("region", region));
        resource(request.body()).ifPresent(resource -> change.put("resource", resource));
        change.put("outcome", outcome);
        String key = String.format("%013d-%06d-%s", clock.millis(), order.incrementAndGet() % 1_000_000, requestId);
        try {
            records.put(Kind.CHANGE, new SideRecord(key, Json.of(change).text()));
        } catch (StoreException e) {
            LOG.error("The change {} could not be recorded", change, e);
        }
    }

    private static String codeOf(byte[] body) {
        return Json.ofText(new String(body, StandardCharsets.UTF_8))
                .node()
                .path("__type")
                .asText();
    }

    private static Optional<String> resource(byte[] body) {
        try {
            JsonNode request =
                    Json.parse(new String(body, StandardCharsets.UTF_8)).node();
            return RESOURCES.stream()
                    .filter(name -> request.path(name).isTextual())
                    .map(name -> request.path(name).textValue())
                    .findFirst()
                    .map(text -> text.length() > 1000 ? text.substring(0, 1000) : text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
