package dev.baton.engine.wakeup;

import dev.baton.engine.log.ExecutionKey;
import java.time.Instant;

/**
 * The port that wakes executions. Delivery is at least once, in no order, never before {@code notBefore} by more than the
 * clocks differ, and of the whole wake-up: a queue that lost the moment for which one was sent would let doubles live on. A store that is lost with its process (the local queue) is rebuilt from the log at start.
 */
public interface WakeUps {

    /** Durable when it returns where the implementation is durable (SQS). */
    void send(WakeUp wakeUp, Instant notBefore);

    /**
     * The execution has ended: the moments for which wake-ups were sent matter no more. Who can forgets them; elsewhere they come and
     * find nothing to do.
     */
    default void forgetMoments(ExecutionKey key) {}
}
