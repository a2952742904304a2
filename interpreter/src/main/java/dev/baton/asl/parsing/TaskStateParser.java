package dev.baton.asl.parsing;

import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskState;
import java.util.Optional;

/** Reads Task states. */
final class TaskStateParser {
    private static final long MAX_SECONDS = 99_999_999;

    private TaskStateParser() {}

    static Optional<TaskState> parse(StateSource source) {
        Optional<TaskResource> resource =
                source.require("Resource").flatMap(value -> ResourceParser.parse(value, source.diagnostics()));
        Optional<FieldValue> timeout = FieldValueParser.integer(source, "TimeoutSeconds", 1, MAX_SECONDS);
        Optional<FieldValue> heartbeat = FieldValueParser.integer(source, "HeartbeatSeconds", 1, MAX_SECONDS);
        checkHeartbeat(source, timeout, heartbeat);
        Optional<FieldValue> role = CredentialsParser.parse(source, resource);
        var data = DataFlowParser.parse(source);
        var retry = RetryParser.parse(source);
        var catchers = CatchParser.parse(source);
        Optional<String> next = FlowParser.next(source);
        return resource.map(value -> new TaskState(
                source.name(), source.language(), data, value, timeout, heartbeat, role, retry, catchers, next));
    }

    /** A heartbeat must come before the timeout; only constants can be compared here (ASL: "Task State"). */
    private static void checkHeartbeat(
            StateSource source, Optional<FieldValue> timeout, Optional<FieldValue> heartbeat) {
        if (timeout.orElse(null) instanceof FieldValue.Constant limit
                && heartbeat.orElse(null) instanceof FieldValue.Constant beat
                && beat.value().node().longValue() >= limit.value().node().longValue()) {
            source.get("HeartbeatSeconds")
                    .ifPresent(field ->
                            source.diagnostics().schema("HeartbeatSeconds must be smaller than TimeoutSeconds", field));
        }
    }
}
