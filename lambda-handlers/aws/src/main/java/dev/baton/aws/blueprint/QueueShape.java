package dev.baton.aws.blueprint;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A standard queue.
 *
 * @param id ends in {@code Queue}
 * @param visibility how long a message that was handed out stays hidden; zero for SQS's own
 * @param retention how long a message is kept
 * @param deadLetters where messages go that nobody could use
 */
public record QueueShape(String id, Duration visibility, Duration retention, Optional<DeadLetters> deadLetters) {
    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(14);

    /**
     * A redrive policy.
     *
     * @param queue id of the other queue
     * @param receives how often a message is handed out before
     */
    public record DeadLetters(String queue, int receives) {
        public DeadLetters {
            Objects.requireNonNull(queue, "queue");
            if (receives < 1) {
                throw new IllegalArgumentException("a message must be handed out once, not " + receives + " times");
            }
        }
    }

    public QueueShape {
        PartName.suffix(id, "Queue");
        Objects.requireNonNull(deadLetters, "deadLetters");
        if (visibility.isNegative() || visibility.compareTo(LONGEST_VISIBILITY) > 0) {
            throw new IllegalArgumentException("a visibility time-out of " + visibility);
        }
        if (retention.compareTo(Duration.ofMinutes(1)) < 0 || retention.compareTo(LONGEST_RETENTION) > 0) {
            throw new IllegalArgumentException("a retention of " + retention);
        }
    }

    /** The same with another visibility time-out. */
    public QueueShape hiding(Duration other) {
        return new QueueShape(id, other, retention, deadLetters);
    }

    /** Ends the queue's name. */
    public String suffix() {
        return PartName.suffix(id, "Queue");
    }
}
