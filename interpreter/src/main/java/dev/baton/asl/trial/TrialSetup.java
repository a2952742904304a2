package dev.baton.asl.trial;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.json.Json;
import java.util.Objects;
import java.util.Optional;

/**
 * The circumstances in which a state is tried.
 *
 * @param identity of the execution that its context object shows; its input is the execution's, not the state's
 * @param input of the state
 * @param context shown as the context object instead of one made of the identity
 * @param retries how often the state was retried before
 * @param itemReaderData what a Map's ItemReader would read, as it lies where it lies
 */
public record TrialSetup(
        ExecutionIdentity identity,
        Json input,
        Variables variables,
        Optional<Json> context,
        int retries,
        Optional<String> itemReaderData) {
    public TrialSetup {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(variables, "variables");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(itemReaderData, "itemReaderData");
    }
}
