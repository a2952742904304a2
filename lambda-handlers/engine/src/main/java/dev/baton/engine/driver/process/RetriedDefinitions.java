package dev.baton.engine.driver.process;

import dev.baton.asl.definition.StateMachine;
import dev.baton.engine.registry.Definitions;

/** Definitions that are asked for again when their store could not answer. */
record RetriedDefinitions(Definitions definitions, StoreRetry retry) implements Definitions {

    @Override
    public StateMachine compiled(String definitionId) {
        return retry.ask(() -> definitions.compiled(definitionId));
    }

    @Override
    public String text(String definitionId) {
        return retry.ask(() -> definitions.text(definitionId));
    }
}
