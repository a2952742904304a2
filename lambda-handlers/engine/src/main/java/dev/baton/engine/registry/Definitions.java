package dev.baton.engine.registry;

import dev.baton.asl.definition.StateMachine;

/**
 * Compiled definitions by id. An id is derived from the text (SHA-256, hexadecimal), so a definition never changes under
 * it, equal texts are compiled once, and a running execution keeps the definition it was started with.
 */
public interface Definitions {

    /**
     * The compiled machine, from memory or from the store.
     *
     * @throws dev.baton.engine.log.StoreException when the store cannot answer or has no such definition
     */
    StateMachine compiled(String definitionId);

    /** The text as the author sent it, byte for byte. */
    String text(String definitionId);
}
