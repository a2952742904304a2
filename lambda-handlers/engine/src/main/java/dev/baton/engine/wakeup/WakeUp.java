package dev.baton.engine.wakeup;

import dev.baton.engine.log.ExecutionKey;
import java.util.Objects;

/**
 * A hint that an execution should be looked at. Applied, harmless, or, when it announces what is not visible yet, put back.
 *
 * @param key which execution
 * @param expectedSeq the number of the newest entry that its sender knew of; a receiver that sees an older one looks again
 *     a second later. 0 when only the head was written
 */
public record WakeUp(ExecutionKey key, Reason reason, long expectedSeq) {
    public WakeUp {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(reason, "reason");
    }

    /** Why it was sent; only for people and metrics, the receiver decides by the state. */
    public enum Reason {
        START,
        TIMER,
        CALLBACK,
        CONTINUE,
        LEASE,
        STOP,
        SWEEP
    }
}
