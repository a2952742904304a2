package dev.baton.engine.encryption;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.registry.DefinitionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Inputs of Express executions that lie under the customer's key where their definition does. */
public final class SealedExpressInputs implements ExpressInputs {
    private static final Logger LOG = LoggerFactory.getLogger(SealedExpressInputs.class);

    private final ExpressInputs inputs;
    private final Seals seals;

    public SealedExpressInputs(ExpressInputs inputs, Seals seals) {
        this.inputs = inputs;
        this.seals = seals;
    }

    private static ExpressInput with(ExpressInput input, Json text) {
        return new ExpressInput(input.key(), input.identity().withInput(text), input.definition(), input.traceHeader());
    }

    private ExpressInput opened(ExpressInput input) {
        return DefinitionId.isSealed(input.definition())
                ? with(input, seals.open(input.identity().input(), Place.of(input.key(), "input")))
                : input;
    }

    @Override
    public void put(ExpressInput input) {
        inputs.put(
                DefinitionId.isSealed(input.definition())
                        ? with(
                                input,
                                seals.seal(
                                        input.definition(), input.identity().input(), Place.of(input.key(), "input")))
                        : input);
    }

    @Override
    public void remove(ExecutionKey key) {
        inputs.remove(key);
    }

    @Override
    public boolean begin(ExecutionKey key, Instant now, Instant until) {
        return inputs.begin(key, now, until);
    }

    @Override
    public List<ExecutionKey> takeDropped(Instant now, int limit) {
        return inputs.takeDropped(now, limit);
    }

    @Override
    public Optional<ExpressInput> input(ExecutionKey key) {
        return inputs.input(key).map(this::opened);
    }

    /** Those whose key cannot be used stay where they are, and stop no other. */
    @Override
    public void forEachOpen(Consumer<ExpressInput> each) {
        inputs.forEachOpen(input -> {
            ExpressInput clear;
            try {
                clear = opened(input);
            } catch (KeyRefusedException e) {
                LOG.warn("The input of {} cannot be read: {}", input.key().executionArn(), e.getMessage());
                return;
            }
            each.accept(clear);
        });
    }
}
