package dev.baton.engine.log;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port of what asynchronous Express executions need to be run at least once: such an execution leaves no log, but its
 * input is durable before its start is answered. All methods throw {@link StoreException} when the store cannot answer.
 */
public interface ExpressInputs {

    /** Keeps an input; it is durable when this returns. Putting the same key again changes nothing. */
    void put(ExpressInput input);

    /**
     * Forgets an input, because its execution has ended. Not awaited: after a crash the input may stand again, and the
     * execution runs once more, as Express executions may. Without effect when there is none.
     */
    void remove(ExecutionKey key);

    /** The input of that execution; empty when it was removed. Strongly consistent. */
    Optional<ExpressInput> input(ExecutionKey key);

    /**
     * Hands over every input that stands, one after the other, oldest first, without holding all in memory. Inputs that are
     * put or removed meanwhile may or may not be among them.
     */
    void forEachOpen(Consumer<ExpressInput> each);
}
