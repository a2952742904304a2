package dev.baton.engine.driver.process;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.ExpressInputs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Inputs of Express executions whose store is asked again when it could not answer. */
public record RetriedExpressInputs(ExpressInputs expressInputs, StoreRetry retry) implements ExpressInputs {

    @Override
    public void put(ExpressInput input) {
        retry.tell(() -> expressInputs.put(input));
    }

    @Override
    public void remove(ExecutionKey key) {
        retry.tell(() -> expressInputs.remove(key));
    }

    @Override
    public boolean begin(ExecutionKey key, Instant now, Instant until) {
        return retry.ask(() -> expressInputs.begin(key, now, until));
    }

    @Override
    public List<ExecutionKey> takeDropped(Instant now, int limit) {
        return retry.ask(() -> expressInputs.takeDropped(now, limit));
    }

    @Override
    public Optional<ExpressInput> input(ExecutionKey key) {
        return retry.ask(() -> expressInputs.input(key));
    }

    /** Not repeated: what was handed over would be handed over twice. */
    @Override
    public void forEachOpen(Consumer<ExpressInput> each) {
        expressInputs.forEachOpen(each);
    }
}
