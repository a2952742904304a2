package dev.baton.asl.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The context object, {@code $$} in JSONPath and {@code $states.context} in JSONata (AWS: "Accessing execution data from the
 * Context object"). Members stand in the order that was recorded (context_object/test_input_path).
 */
public final class ContextObject {
    /** AWS drops the fraction's trailing zeros, so the text's length varies. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ContextObject() {}

    /**
     * The item of the innermost Map iteration around a state.
     *
     * @param key name of the item when the Map runs over an object
     */
    public record MapItem(int index, JsonNode value, Optional<String> key) {}

    /**
     * Builds it.
     *
     * @param redriveCount of the execution; Express executions show none
     * @param stateName the current state
     * @param enteredAt when it was entered
     * @param retryCount of states that may have a Retry; others show none (recorded)
     * @param item inside a Map
     * @param taskToken of a task that waits for one
     */
    public static Json of(
            ExecutionIdentity identity,
            int redriveCount,
            String stateName,
            Instant enteredAt,
            OptionalInt retryCount,
            Optional<MapItem> item,
            Optional<String> taskToken) {
        return of(identity, redriveCount, Optional.empty(), stateName, enteredAt, retryCount, item, taskToken);
    }

    /**
     * Builds it for an execution that may have been redriven.
     *
     * @param redrivenAt when it was redriven last, shown as RedriveTime
     */
    public static Json of(
            ExecutionIdentity identity,
            int redriveCount,
            Optional<Instant> redrivenAt,
            String stateName,
            Instant enteredAt,
            OptionalInt retryCount,
            Optional<MapItem> item,
            Optional<String> taskToken) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("Execution", execution(identity, redriveCount, redrivenAt));
        root.putObject("StateMachine").put("Id", identity.stateMachineArn()).put("Name", identity.stateMachineName());
        ObjectNode state = root.putObject("State");
        state.put("Name", stateName).put("EnteredTime", time(enteredAt));
        retryCount.ifPresent(count -> state.put("RetryCount", count));
        item.ifPresent(it -> putItem(root, it));
        taskToken.ifPresent(token -> root.putObject("Task").put("Token", token));
        return Json.of(root);
    }

    /** The same context object inside a Map. */
    public static Json withItem(Json context, MapItem item) {
        ObjectNode root = context.node().deepCopy();
        putItem(root, item);
        return Json.of(root);
    }

    private static ObjectNode execution(ExecutionIdentity identity, int redriveCount, Optional<Instant> redrivenAt) {
        ObjectNode execution = JsonNodeFactory.instance.objectNode();
        execution.put("Id", identity.executionArn());
        execution.set("Input", identity.input().node());
        execution.put("StartTime", time(identity.startTime()));
        execution.put("Name", identity.name());
        execution.put("RoleArn", identity.roleArn());
        // A synchronous Express execution has none, an asynchronous one has (recordings express/*query_runtime_memory).
        if (!identity.awaited()) {
            execution.put("RedriveCount", redriveCount);
            redrivenAt.ifPresent(at -> execution.put("RedriveTime", time(at)));
        }
        return execution;
    }

    private static void putItem(ObjectNode root, MapItem item) {
        ObjectNode node = root.putObject("Map").putObject("Item");
        node.put("Index", item.index());
        item.key().ifPresent(key -> node.put("Key", key));
        node.set("Value", item.value());
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
