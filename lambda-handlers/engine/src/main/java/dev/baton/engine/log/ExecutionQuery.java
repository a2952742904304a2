package dev.baton.engine.log;

import dev.baton.asl.execution.ExecutionStatus;
import java.util.Objects;
import java.util.Optional;

/**
 * What ListExecutions asks for.
 *
 * @param stateMachineArn of the machine, without version or alias
 * @param qualifiedArn a version or alias ARN to which the list is narrowed
 * @param status only executions of that status
 * @param limit 1 to 1000
 * @param after where the last page ended, as {@link ExecutionPage#next()} gave it
 */
public record ExecutionQuery(
        String stateMachineArn,
        Optional<String> qualifiedArn,
        Optional<ExecutionStatus> status,
        int limit,
        Optional<String> after) {
    public ExecutionQuery {
        Objects.requireNonNull(stateMachineArn, "stateMachineArn");
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }
}
