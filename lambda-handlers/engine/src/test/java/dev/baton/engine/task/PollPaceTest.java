package dev.baton.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollPaceTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00.123Z");

    @Test
    void jobIsAskedAboutOftenAtFirstAndEachTwoMinutesLater() {
        List<Long> seconds = seconds(PollPace.JOBS, 120);
        assertThat(seconds.subList(0, 10)).containsExactly(3L, 6L, 9L, 12L, 15L, 18L, 21L, 24L, 27L, 30L);
        assertThat(seconds.get(79) - seconds.get(78)).isEqualTo(120);
        assertThat(seconds.stream().filter(at -> at <= 3600)).hasSizeBetween(55, 65);
    }

    @Test
    void unconfirmedCancelIsIssuedEachFiveMinutesAtLast() {
        assertThat(seconds(PollPace.CANCELS, 10)).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 812L);
    }

    @Test
    void momentsDoNotDependOnWhenSomebodyAsks() {
        for (PollPace pace : List.of(PollPace.JOBS, PollPace.NEAR_JOBS, PollPace.JOBS_WITH_EVENTS, PollPace.CANCELS)) {
            List<Long> moments = new ArrayList<>();
            for (Instant at = BEGIN; moments.size() < 200; at = pace.next(BEGIN, at)) {
                moments.add(Duration.between(BEGIN, at).toMillis());
            }
            for (long millis = -5_000; millis < 4_000_000; millis += 997) {
                long after = millis;
                long next = Duration.between(BEGIN, pace.next(BEGIN, BEGIN.plusMillis(millis)))
                        .toMillis();
                assertThat(next).isGreaterThan(after);
                assertThat(moments.stream()
                                .filter(at -> at > Math.max(0, after))
                                .findFirst())
                        .satisfies(expected ->
                                expected.ifPresent(at -> assertThat(next).isEqualTo(at)));
            }
        }
    }

    @Test
    void jobOfYearsIsAskedAboutWithoutCountingThroughThem() {
        Instant late = BEGIN.plus(Duration.ofDays(365));
        assertThat(Duration.between(late, PollPace.NEAR_JOBS.next(BEGIN, late)).toMillis())
                .isBetween(1L, 5_000L);
    }

    private static List<Long> seconds(PollPace pace, int count) {
        List<Long> seconds = new ArrayList<>();
        Instant at = BEGIN;
        for (int i = 0; i < count; i++) {
            at = pace.next(BEGIN, at);
            seconds.add(Duration.between(BEGIN, at).toSeconds());
        }
        return seconds;
    }
}
