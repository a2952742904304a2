package dev.baton.engine.start;

import dev.baton.asl.json.Json;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An execution that somebody wants to be started.
 *
 * @param machineArn of a machine, a version or an alias, with a mock case perhaps
 * @param name empty for one that is drawn
 * @param traceHeader as given
 * @param attempt the task's attempt that asks for it; empty when the API was called
 */
public record StartRequest(
        String machineArn,
        Optional<String> name,
        Json input,
        Optional<String> traceHeader,
        Optional<StartingAttempt> attempt) {

    /** @throws dev.baton.engine.api.wire.ApiException InvalidName */
    public StartRequest {
        Objects.requireNonNull(machineArn, "machineArn");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(traceHeader, "traceHeader");
        Objects.requireNonNull(attempt, "attempt");
        name.ifPresent(Names::checkExecution);
    }

    /**
     * As the API is asked. Of a wrong name and a wrong input the name is told.
     *
     * @param input JSON; null is the empty object
     * @throws dev.baton.engine.api.wire.ApiException InvalidName, InvalidExecutionInput
     */
    public static StartRequest of(
            String machineArn, @Nullable String name, @Nullable String input, @Nullable String traceHeader) {
        if (name != null) {
            Names.checkExecution(name);
        }
        return new StartRequest(
                machineArn,
                Optional.ofNullable(name),
                ExecutionInputs.of(input),
                Optional.ofNullable(traceHeader),
                Optional.empty());
    }
}
