package dev.baton.engine.wakeup;

import dev.baton.engine.log.ExecutionKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A hint that an execution should be looked at. Applied, harmless, or, when it announces what is not visible yet, put back.
 *
 * @param key which execution
 * @param expectedSeq the number of the newest entry that its sender knew of; a receiver that sees an older one looks again
 *     a second later. 0 when only the head was written
 * @param due the moment for which it was sent; empty when it was sent at once. A receiver that comes early sends it again, and
 *     one that finds another moment to wait for lets it go, so that a double one does not live on
 * @param hops how many handed the same work on before, one after the other, without a commit
 */
public record WakeUp(ExecutionKey key, Reason reason, long expectedSeq, Optional<Instant> due, int hops) {
    public WakeUp {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(due, "due");
    }

    /** Of one who was not handed the work. */
    public WakeUp(ExecutionKey key, Reason reason, long expectedSeq, Optional<Instant> due) {
        this(key, reason, expectedSeq, due, 0);
    }

    /** To be delivered at once. */
    public WakeUp(ExecutionKey key, Reason reason, long expectedSeq) {
        this(key, reason, expectedSeq, Optional.empty());
    }

    /** Why it was sent: for people, for metrics, and for the choice of the lane. What to do is decided by the state. */
    public enum Reason {
        START(Lane.SHORT),
        TIMER(Lane.SHORT),
        CALLBACK(Lane.SHORT),
        CONTINUE(Lane.SHORT),
        /** A call waits to be made that takes longer than a driver of the short lane has. */
        LONG_TASK(Lane.LONG),
        LEASE(Lane.SHORT),
        STOP(Lane.SHORT),
        SWEEP(Lane.SHORT),
        /** An asynchronous Express execution was accepted; its input stands in {@link dev.baton.engine.log.ExpressInputs}. */
        EXPRESS(Lane.EXPRESS);

        private final Lane lane;

        Reason(Lane lane) {
            this.lane = lane;
        }

        /** Whether its sender left work that was to be done at once. */
        public boolean isHandOver() {
            return this == CONTINUE || this == LONG_TASK;
        }

        /** Who takes it. */
        public Lane lane() {
            return lane;
        }
    }

    /** Kinds of receivers, where there are several: they differ in how long they may go on. */
    public enum Lane {
        SHORT,
        LONG,
        EXPRESS
    }
}
