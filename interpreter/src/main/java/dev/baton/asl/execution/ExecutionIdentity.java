package dev.baton.asl.execution;

import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What never changes in an execution's life.
 *
 * @param executionArn {@code arn:aws:states:R:A:execution:MACHINE:NAME}, or the {@code express} form
 * @param name the execution's name
 * @param stateMachineArn of the machine, without version or alias
 * @param stateMachineName its name
 * @param roleArn the machine's role when the execution was started
 * @param startTime also the time of ExecutionStarted
 * @param input as given
 * @param express whether it is an Express execution, whose context object and history differ
 * @param stateMachineVersionArn when it was started by a version or an alias
 * @param stateMachineAliasArn when it was started by an alias
 * @param mockCase the test case of a mock configuration that answers its tasks, when it was started as {@code arn#case}
 * @param awaited whether it is an Express execution for whose end its caller waits; never stored, as such an execution is not
 */
public record ExecutionIdentity(
        String executionArn,
        String name,
        String stateMachineArn,
        String stateMachineName,
        String roleArn,
        Instant startTime,
        Json input,
        boolean express,
        Optional<String> stateMachineVersionArn,
        Optional<String> stateMachineAliasArn,
        Optional<String> mockCase,
        boolean awaited) {

    /** One for which nobody waits. */
    public ExecutionIdentity(
            String executionArn,
            String name,
            String stateMachineArn,
            String stateMachineName,
            String roleArn,
            Instant startTime,
            Json input,
            boolean express,
            Optional<String> stateMachineVersionArn,
            Optional<String> stateMachineAliasArn,
            Optional<String> mockCase) {
        this(
                executionArn,
                name,
                stateMachineArn,
                stateMachineName,
                roleArn,
                startTime,
                input,
                express,
                stateMachineVersionArn,
                stateMachineAliasArn,
                mockCase,
                false);
    }

    public ExecutionIdentity {
        Objects.requireNonNull(executionArn, "executionArn");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stateMachineArn, "stateMachineArn");
        Objects.requireNonNull(stateMachineName, "stateMachineName");
        Objects.requireNonNull(roleArn, "roleArn");
        Objects.requireNonNull(startTime, "startTime");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(stateMachineVersionArn, "stateMachineVersionArn");
        Objects.requireNonNull(stateMachineAliasArn, "stateMachineAliasArn");
        Objects.requireNonNull(mockCase, "mockCase");
    }

    /** The same execution with its input, for stores that keep the two apart. */
    public ExecutionIdentity withInput(Json found) {
        return with(found, awaited);
    }

    /** The same execution, for whose end its caller waits. */
    public ExecutionIdentity whoseEndIsAwaited() {
        return with(input, true);
    }

    private ExecutionIdentity with(Json otherInput, boolean isAwaited) {
        return new ExecutionIdentity(
                executionArn,
                name,
                stateMachineArn,
                stateMachineName,
                roleArn,
                startTime,
                otherInput,
                express,
                stateMachineVersionArn,
                stateMachineAliasArn,
                mockCase,
                isAwaited);
    }
}
