package dev.baton.local.store;

import dev.baton.engine.log.Head;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long finished executions are kept after their end.
 *
 * @param clock tells when it is over
 */
record Retention(InstantSource clock, Duration length) {

    /** What was stopped at or before this time is gone. */
    Instant horizon() {
        return clock.instant().minus(length);
    }

    boolean isOver(Head head) {
        return head.closing().isPresent() && isOver(head.closing().get().stopDate());
    }

    boolean isOver(Instant stopDate) {
        return !stopDate.isAfter(horizon());
    }
}
