package dev.baton.engine.assembly;

import dev.baton.engine.encryption.SealedExecutionLog;
import dev.baton.engine.encryption.SealedExpressInputs;
import dev.baton.engine.encryption.SealedRuns;
import dev.baton.engine.encryption.SealedStateMachines;
import dev.baton.engine.encryption.SealedTokens;
import dev.baton.engine.encryption.Seals;
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

    /** The same, with what belongs under customers' keys under them. */
    EngineStores sealed(Seals seals) {
        SealedRuns runs = new SealedRuns(log);
        return new EngineStores(
                new SealedStateMachines(machines, seals),
                new SealedExecutionLog(log, seals, runs),
                new SealedTokens(tokens, seals, runs),
                new SealedExpressInputs(expressInputs, seals),
                secrets);
    }

    /** With one secret. */
    public EngineStores(
            StateMachines machines, ExecutionLog log, Tokens tokens, ExpressInputs expressInputs, byte[] secret) {
        this(machines, log, tokens, expressInputs, List.of(secret));
    }
}
