package dev.baton.aws.sqs;

import dev.baton.engine.log.StoreException;
import dev.baton.engine.wakeup.WakeUp;
import dev.baton.engine.wakeup.WakeUps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Wake-ups as messages of standard queues, one for each lane. What is due within 15 minutes, the longest delay that SQS
 * has, is a delayed message, its delay rounded up; what is later lies in {@link TimeBuckets} until {@link #moveNear} takes
 * it. Thread-safe.
 */
public final class SqsWakeUps implements WakeUps {
    /** The longest delay of a message. */
    static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final SqsClient sqs;
    private final Queues queues;
    private final TimeBuckets buckets;
    private final InstantSource clock;

    public SqsWakeUps(SqsClient sqs, Queues queues, TimeBuckets buckets, InstantSource clock) {
        this.sqs = sqs;
        this.queues = queues;
        this.buckets = buckets;
        this.clock = clock;
    }

    @Override
    public void send(WakeUp wakeUp, Instant notBefore) {
        Instant now = clock.instant();
        if (notBefore.isAfter(now.plus(LONGEST_DELAY))) {
            buckets.park(new ParkedWakeUp(wakeUp, notBefore));
        } else {
            send(WakeUpMessage.of(wakeUp), Duration.between(now, notBefore));
        }
    }

    /** Sends a message to the queue of its lane. */
    void send(WakeUpMessage message, Duration delay) {
        String queue = queues.of(message.wakeUp().reason().lane());
        try {
            sqs.sendMessage(request ->
                    request.queueUrl(queue).messageBody(message.body()).delaySeconds(seconds(delay)));
        } catch (SdkException e) {
            throw new StoreException("the queue did not take a wake-up: " + e.getMessage(), e);
        }
    }

    /** Rounded up: a wake-up may be late, but not early. */
    private static int seconds(Duration delay) {
        return delay.isPositive() ? Math.toIntExact(delay.plusNanos(999_999_999).toSeconds()) : 0;
    }

    /**
     * Moves parked wake-ups whose time is within the longest delay into their queues.
     *
     * @param most how many at the most
     * @return how many; {@code most} means that there may be more
     */
    public int moveNear(int most) {
        List<ParkedWakeUp> near = buckets.near(clock.instant().plus(LONGEST_DELAY), most);
        for (ParkedWakeUp parked : near) {
            send(WakeUpMessage.of(parked.wakeUp()), Duration.between(clock.instant(), parked.at()));
            buckets.drop(parked);
        }
        return near.size();
    }
}
