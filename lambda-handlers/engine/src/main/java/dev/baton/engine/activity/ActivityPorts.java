package dev.baton.engine.activity;

import java.time.Duration;
import java.util.Objects;

/**
 * What activities stand on.
 *
 * @param longestPoll how long a GetActivityTask is held at the most, from nothing to a minute
 */
public record ActivityPorts(Activities activities, ActivityQueues queues, Duration longestPoll) {
    /** As long as AWS holds it. */
    public static final Duration MINUTE = Duration.ofMinutes(1);

    public ActivityPorts {
        Objects.requireNonNull(activities, "activities");
        Objects.requireNonNull(queues, "queues");
        if (longestPoll.isNegative() || longestPoll.compareTo(MINUTE) > 0) {
            throw new IllegalArgumentException("a poll of " + longestPoll);
        }
    }
}
