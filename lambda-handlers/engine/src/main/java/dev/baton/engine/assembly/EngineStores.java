package dev.baton.engine.assembly;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.token.Tokens;
import java.util.Objects;

/**
 * What an engine keeps.
 *
 * @param secret seals task tokens and page tokens; as lasting as what it seals
 */
public record EngineStores(
        StateMachines machines, ExecutionLog log, Tokens tokens, ExpressInputs expressInputs, byte[] secret) {
    public EngineStores {
        Objects.requireNonNull(machines, "machines");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(expressInputs, "expressInputs");
        Objects.requireNonNull(secret, "secret");
    }
}
