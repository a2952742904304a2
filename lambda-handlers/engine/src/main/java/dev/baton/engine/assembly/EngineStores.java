package dev.baton.engine.assembly;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.token.Tokens;
import java.util.List;
import java.util.Objects;

/**
 * What an engine keeps.
 *
 * @param secrets of task tokens and page tokens: the first seals, and each opens what it sealed; as lasting as that
 */
public record EngineStores(
        StateMachines machines, ExecutionLog log, Tokens tokens, ExpressInputs expressInputs, List<byte[]> secrets) {
    public EngineStores {
        Objects.requireNonNull(machines, "machines");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(expressInputs, "expressInputs");
        secrets = List.copyOf(secrets);
    }

    /** With one secret. */
    public EngineStores(
            StateMachines machines, ExecutionLog log, Tokens tokens, ExpressInputs expressInputs, byte[] secret) {
        this(machines, log, tokens, expressInputs, List.of(secret));
    }
}
