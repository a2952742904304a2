package dev.baton.engine.driver;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.engine.log.ParentTask;
import java.util.Objects;
import java.util.Optional;

/**
 * An execution to be started; everything in it was checked.
 *
 * @param identity ARN, name, machine, role, start time, input, Standard or Express
 * @param definition id of the definition it is pinned to, known to {@link dev.baton.engine.registry.Definitions}
 * @param traceHeader as given
 * @param parent the {@code .sync} attempt that waits for its end
 */
public record NewExecution(
        ExecutionIdentity identity, String definition, Optional<String> traceHeader, Optional<ParentTask> parent) {
    public NewExecution {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(traceHeader, "traceHeader");
        Objects.requireNonNull(parent, "parent");
    }
}
