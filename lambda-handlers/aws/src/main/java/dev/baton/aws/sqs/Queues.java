package dev.baton.aws.sqs;

import dev.baton.engine.wakeup.WakeUp;
import java.util.Objects;

/**
 * URLs of the queues: one for each lane, and the one where messages end that nobody could use.
 *
 * @param shortLane of drivers
 * @param longLane of drivers that have time for long calls
 * @param express of asynchronous Express executions
 * @param dead the dead-letter queue of all three
 */
public record Queues(String shortLane, String longLane, String express, String dead) {
    public Queues {
        Objects.requireNonNull(shortLane, "shortLane");
        Objects.requireNonNull(longLane, "longLane");
        Objects.requireNonNull(express, "express");
        Objects.requireNonNull(dead, "dead");
    }

    /** The name of a lane's queue, which is the end of its URL. */
    public String nameOf(WakeUp.Lane lane) {
        String url = of(lane);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Who takes the wake-ups of that lane. */
    public String of(WakeUp.Lane lane) {
        return switch (lane) {
            case SHORT -> shortLane;
            case LONG -> longLane;
            case EXPRESS -> express;
        };
    }
}
