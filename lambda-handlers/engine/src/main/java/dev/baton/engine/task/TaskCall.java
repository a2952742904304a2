package dev.baton.engine.task;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt at a task, as an integration gets it.
 *
 * @param key the execution
 * @param execution who it is: ARN, machine, role
 * @param stateName whose task
 * @param attempt unique in the execution
 * @param retryCount how often this state was retried before: 0 for the first try; mocks answer by it
 * @param resource what to call
 * @param parameters the effective arguments; a task token was already put in by the author's {@code $$.Task.Token}
 * @param roleArn of Credentials
 * @param traceHeader of the execution, as it was given
 * @param bound how long the call may take at the most
 */
public record TaskCall(
        ExecutionKey key,
        ExecutionIdentity execution,
        String stateName,
        long attempt,
        int retryCount,
        TaskResource resource,
        Json parameters,
        Optional<String> roleArn,
        Optional<String> traceHeader,
        Duration bound) {
    public TaskCall {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(stateName, "stateName");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(roleArn, "roleArn");
        Objects.requireNonNull(traceHeader, "traceHeader");
        Objects.requireNonNull(bound, "bound");
    }

    /** The same call in that trace. */
    public TaskCall tracedBy(String header) {
        return new TaskCall(
                key,
                execution,
                stateName,
                attempt,
                retryCount,
                resource,
                parameters,
                roleArn,
                Optional.of(header),
                bound);
    }

    /** An id that is the same whenever this attempt is named, for services that take an idempotency token. */
    public String idempotencyToken() {
        return key.incarnation().text() + "-" + attempt;
    }
}
