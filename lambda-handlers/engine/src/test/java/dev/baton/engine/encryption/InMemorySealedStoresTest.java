package dev.baton.engine.encryption;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.InMemoryExpressInputs;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.registry.InMemoryStateMachines;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.Tokens;
import java.time.Duration;
import java.util.stream.Stream;

class InMemorySealedStoresTest extends SealedStoresContract {
    private final StateMachines registry = new InMemoryStateMachines();
    private final ExecutionLog log =
            new InMemoryExecutionLog(new MutableClock(LogSamples.T0), Duration.ofDays(90), key -> {});
    private final Tokens tokens = new InMemoryTokens();
    private final ExpressInputs inputs = new InMemoryExpressInputs();

    @Override
    protected StateMachines registry() {
        return registry;
    }

    @Override
    protected ExecutionLog log() {
        return log;
    }

    @Override
    protected Tokens tokens() {
        return tokens;
    }

    @Override
    protected ExpressInputs expressInputs() {
        return inputs;
    }

    @Override
    protected Stream<byte[]> stored() {
        return Stream.empty();
    }

    @Override
    protected boolean canBeLookedInto() {
        return false;
    }
}
