package dev.baton.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link TimeBuckets} keeps to. */
public abstract class TimeBucketsContract {
    private static final Instant T0 = Instant.parse("2030-01-01T00:00:00.123456789Z");

    private TimeBuckets buckets;

    /** Empty ones. */
    protected abstract TimeBuckets newBuckets();

    @BeforeEach
    void begin() {
        buckets = newBuckets();
    }

    @Test
    void onlyWhatIsNearIsFound() {
        ParkedWakeUp first = parked(1, Duration.ZERO);
        ParkedWakeUp second = parked(2, Duration.ofMinutes(59));
        ParkedWakeUp later = parked(3, Duration.ofHours(2));
        List.of(later, second, first).forEach(buckets::park);
        assertThat(buckets.near(T0.minusNanos(1), 10)).isEmpty();
        assertThat(buckets.near(T0, 10)).containsExactly(first);
        assertThat(buckets.near(T0.plus(Duration.ofMinutes(59)), 10)).containsExactlyInAnyOrder(first, second);
        assertThat(buckets.near(T0.plus(Duration.ofDays(3)), 10)).containsExactlyInAnyOrder(first, second, later);
    }

    @Test
    void theSameAgainChangesNothing() {
        buckets.park(parked(1, Duration.ZERO));
        buckets.park(parked(1, Duration.ZERO));
        assertThat(buckets.near(T0, 10)).hasSize(1);
    }

    @Test
    void whatWasDroppedIsGone() {
        buckets.park(parked(1, Duration.ZERO));
        buckets.park(parked(2, Duration.ZERO));
        buckets.drop(parked(1, Duration.ZERO));
        buckets.drop(parked(7, Duration.ZERO));
        assertThat(buckets.near(T0, 10)).containsExactly(parked(2, Duration.ZERO));
    }

    @Test
    void whatSweepsMissedForDaysIsFoundPieceByPiece() {
        List<ParkedWakeUp> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(parked(i, Duration.ofMinutes(20L * i)));
        }
        all.forEach(buckets::park);
        List<ParkedWakeUp> found = new ArrayList<>();
        Instant until = T0.plus(Duration.ofDays(5));
        for (List<ParkedWakeUp> some = buckets.near(until, 7); !some.isEmpty(); some = buckets.near(until, 7)) {
            assertThat(some).hasSizeLessThanOrEqualTo(7);
            some.forEach(buckets::drop);
            found.addAll(some);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    private static ParkedWakeUp parked(long id, Duration later) {
        ExecutionKey key = new ExecutionKey("arn:aws:states:eu-central-1:1:execution:m:" + id, new Incarnation(id, id));
        return new ParkedWakeUp(new WakeUp(key, WakeUp.Reason.TIMER, id), T0.plus(later));
    }
}
