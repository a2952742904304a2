package dev.baton.integrations;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.task.TaskCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes task calls for tests. */
public record Calls(
        String resource, String parameters, Optional<String> mockCase, String stateName, int retryCount, long attempt) {
    public static final String PARENT = "arn:aws:states:us-east-1:123456789012:execution:parent:p1";

    public static TaskCall call(String resource, String parameters) {
        return ofAttempt(7, resource, parameters);
    }

    public static TaskCall ofAttempt(long attempt, String resource, String parameters) {
        return new Calls(resource, parameters, Optional.empty(), "Work", 0, attempt).toCall();
    }

    public static TaskCall mocked(String resource, String mockCase, String stateName, int retryCount) {
        return new Calls(resource, "{}", Optional.of(mockCase), stateName, retryCount, 7).toCall();
    }

    private TaskCall toCall() {
        ExecutionIdentity identity = new ExecutionIdentity(
                PARENT,
                "p1",
                "arn:aws:states:us-east-1:123456789012:stateMachine:parent",
                "parent",
                "arn:aws:iam::123456789012:role/r",
                Instant.EPOCH,
                Json.EMPTY_OBJECT,
                false,
                Optional.empty(),
                Optional.empty(),
                mockCase);
        return new TaskCall(
                new ExecutionKey(PARENT, new Incarnation(1, 2)),
                identity,
                stateName,
                attempt,
                retryCount,
                TaskResource.of(resource).orElseThrow(),
                Json.ofText(parameters),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1));
    }
}
