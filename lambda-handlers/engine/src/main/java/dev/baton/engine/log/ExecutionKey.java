package dev.baton.engine.log;

import java.util.Objects;

/** Names one run for ever: the execution's ARN and which use of that name it is. */
public record ExecutionKey(String executionArn, Incarnation incarnation) {
    public ExecutionKey {
        Objects.requireNonNull(executionArn, "executionArn");
        Objects.requireNonNull(incarnation, "incarnation");
    }
}
