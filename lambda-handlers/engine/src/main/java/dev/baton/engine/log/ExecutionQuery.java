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
 * @param limit 1 to {@link PageLimit#MOST}
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
        PageLimit.checked(limit);
    }
}
