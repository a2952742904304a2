package dev.baton.engine.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How long a driver may go on.
 *
 * @param at when its process is taken away from it
 * @param longest whether no other driver has more time: then an attempt whose bound fits nowhere is made all the same, by a
 *     driver that has just begun
 */
public record Deadline(Instant at, boolean longest) {

    /** A process that stays: the local server. */
    public static final Deadline NONE = new Deadline(Instant.MAX, true);

    /** For a driver that commits but makes no call. */
    public static final Deadline OVER = new Deadline(Instant.EPOCH, false);

    /** What a driver keeps back for handing over. */
    static final Duration RESERVE = Duration.ofSeconds(5);

    public Deadline {
        Objects.requireNonNull(at, "at");
    }

    /** Whether something that takes so long is over in time. */
    public boolean fits(Instant now, Duration bound) {
        return !isBounded() || !now.plus(bound).plus(RESERVE).isAfter(at);
    }

    /** Whether it is time to hand over. */
    public boolean isNear(Instant now) {
        return isBounded() && !now.plus(RESERVE).isBefore(at);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(at);
    }

    public boolean isBounded() {
        return !at.equals(Instant.MAX);
    }
}
