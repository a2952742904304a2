package dev.baton.engine.encryption;

import dev.baton.asl.definition.StateMachine;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.registry.DefinitionId;
import dev.baton.engine.registry.Definitions;

/**
 * Compiled definitions which are given away only while the customer's key may be used: what was compiled once is kept in memory, and who
 * has lost the key must not be shown it from there.
 */
public final class SealedDefinitions implements Definitions {
    private final Definitions compiled;
    private final Seals seals;

    /** @param compiled of a {@link SealedStateMachines} */
    public SealedDefinitions(Definitions compiled, Seals seals) {
        this.compiled = compiled;
        this.seals = seals;
    }

    @Override
    public StateMachine compiled(String definitionId) {
        check(definitionId);
        return compiled.compiled(definitionId);
    }

    @Override
    public String text(String definitionId) {
        check(definitionId);
        return compiled.text(definitionId);
    }

    private void check(String definitionId) {
        if (DefinitionId.isSealed(definitionId)
                && seals.definition(definitionId).isEmpty()) {
            throw new StoreException("there is no definition " + definitionId);
        }
    }
}
