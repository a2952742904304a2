package dev.baton.engine.log;

import dev.baton.asl.execution.ExecutionIdentity;
import java.util.Objects;
import java.util.Optional;

/**
 * An asynchronous Express execution that was accepted and has not ended: all that is needed to run it again.
 *
 * @param key ARN and incarnation
 * @param identity machine, name, role, start time, input …
 * @param definition id of the definition it is pinned to
 * @param traceHeader as given at start
 */
public record ExpressInput(
        ExecutionKey key, ExecutionIdentity identity, String definition, Optional<String> traceHeader) {
    public ExpressInput {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(traceHeader, "traceHeader");
    }
}
