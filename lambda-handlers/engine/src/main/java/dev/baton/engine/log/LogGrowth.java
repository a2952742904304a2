package dev.baton.engine.log;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Tells when an execution's log grows. Only where one process does all writing can it be known without asking the store again and
 * again; elsewhere {@link #UNKNOWN} does not wait, and the one who asks comes back.
 */
@FunctionalInterface
public interface LogGrowth {
    /** Knows of nothing, and so never waits. */
    LogGrowth UNKNOWN = (executionArn, grown, longest) -> {};

    /**
     * Waits until {@code grown} holds; it is looked at before, and after each write to that execution.
     *
     * @param longest after which it returns all the same
     * @throws InterruptedException when the waiting thread, a virtual one, is told to stop
     */
    void await(String executionArn, BooleanSupplier grown, Duration longest) throws InterruptedException;
}
