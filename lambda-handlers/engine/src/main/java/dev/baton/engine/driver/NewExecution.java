package dev.baton.engine.driver;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.registry.DefinitionId;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An execution to be started; everything in it was checked.
 *
 * @param identity ARN, name, machine, role, start time, input, Standard or Express
 * @param definition id of the definition it is pinned to, known to {@link dev.baton.engine.registry.Definitions}
 * @param traceHeader as given
 * @param parent the {@code .sync} attempt that waits for its end
 * @param incarnation where it follows from who asks, so that whoever asks again finds the same execution, also when it has ended; empty
 *     for one that is drawn
 */
public record NewExecution(
        ExecutionIdentity identity,
        String definition,
        Optional<String> traceHeader,
        Optional<ParentTask> parent,
        Optional<Incarnation> incarnation) {
    public NewExecution {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(traceHeader, "traceHeader");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(incarnation, "incarnation");
    }

    /** One whose incarnation is drawn. */
    public NewExecution(
            ExecutionIdentity identity, String definition, Optional<String> traceHeader, Optional<ParentTask> parent) {
        this(identity, definition, traceHeader, parent, Optional.empty());
    }

    /** The same, of that incarnation. */
    public NewExecution of(Incarnation derived) {
        return new NewExecution(identity, definition, traceHeader, parent, Optional.of(derived));
    }

    /** The same, of that trace unless it has one. */
    public NewExecution tracedBy(Optional<String> header) {
        return new NewExecution(identity, definition, traceHeader.or(() -> header), parent, incarnation);
    }

    /** The same, for whose end its caller waits. */
    public NewExecution awaited() {
        return new NewExecution(identity.whoseEndIsAwaited(), definition, traceHeader, parent, incarnation);
    }

    /** Its key. */
    public ExecutionKey key(RandomGenerator random) {
        Incarnation own = incarnation.orElseGet(() -> new Incarnation(random.nextLong(), random.nextLong()));
        return new ExecutionKey(identity.executionArn(), DefinitionId.isSealed(definition) ? own.marked() : own);
    }
}
