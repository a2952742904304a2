package dev.baton.engine.driver.chain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The moment {@code dueAt} of a head, which says one of two things: that a durable wake-up was sent for exactly that time, or only when
 * the sweep should look. They must not be taken for each other, however equal the times are: so a promise has an odd microsecond,
 * and whatever else is written there a whole millisecond. Pure.
 */
public final class DueMoment {
    private static final long MARK_NANOS = 1_000;

    private DueMoment() {}

    /** Says that a durable wake-up is on its way for that time. */
    public static Instant promised(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).plusNanos(MARK_NANOS);
    }

    /** Says nothing of wake-ups. */
    public static Instant unpromised(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether it says that a wake-up is on its way for that time. */
    public static boolean promises(Optional<Instant> dueAt, Instant at) {
        return dueAt.equals(Optional.of(promised(at)));
    }
}
