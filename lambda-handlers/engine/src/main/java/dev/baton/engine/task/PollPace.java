package dev.baton.engine.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When something is asked about that takes its time: at moments that follow from its beginning alone, close together at first and
 * further apart later. So nothing is stored for them, and all drivers agree on them. Pure.
 *
 * <p>The gap after a moment is the part of the age at that moment, within bounds.
 *
 * @param shortest gap
 * @param longest gap
 * @param part of the age: 8 for an eighth
 */
public record PollPace(Duration shortest, Duration longest, int part) {
    /**
     * Jobs, without events that would tell of their end: each 3 s at first, each two minutes after a quarter of an hour. Closer together, a
     * driver would wait for the next moment where it is, which costs more than to be woken for it; what it costs to be woken is also why
     * late moments lie that far apart.
     */
    public static final PollPace JOBS = new PollPace(Duration.ofSeconds(3), Duration.ofMinutes(2), 8);

    /** Jobs of a process that polls at no cost: the local server. */
    public static final PollPace NEAR_JOBS = new PollPace(Duration.ofMillis(500), Duration.ofSeconds(5), 8);

    /** Jobs whose end an event tells: polls only make up for a lost one. */
    public static final PollPace JOBS_WITH_EVENTS = new PollPace(Duration.ofSeconds(30), Duration.ofMinutes(10), 2);

    /** Cancels that are not confirmed yet. */
    public static final PollPace CANCELS = new PollPace(Duration.ofSeconds(2), Duration.ofMinutes(5), 1);

    public PollPace {
        Objects.requireNonNull(shortest, "shortest");
        Objects.requireNonNull(longest, "longest");
        if (shortest.toMillis() < 1 || longest.compareTo(shortest) < 0 || part < 1) {
            throw new IllegalArgumentException("a gap of " + shortest + " to " + longest + ", age / " + part);
        }
    }

    /**
     * The first moment after a time.
     *
     * @param begin the submission's time; the first moment comes the shortest gap after it
     */
    public Instant next(Instant begin, Instant after) {
        long target = Duration.between(begin, after).toMillis();
        long age = shortest.toMillis();
        while (age <= target) {
            long gap = gap(age);
            // From here on the gaps are all the same.
            age += gap == longest.toMillis() ? (target - age) / gap * gap + gap : gap;
        }
        return begin.plusMillis(age);
    }

    private long gap(long age) {
        return Math.clamp(age / part, shortest.toMillis(), longest.toMillis());
    }
}
