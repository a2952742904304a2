package dev.baton.engine.wakeup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LocalWakeUpsTest {
    private final InstantSource clock = InstantSource.system();

    private static WakeUp wakeUp(int execution) {
        return new WakeUp(new ExecutionKey("arn:" + execution, new Incarnation(1, execution)), WakeUp.Reason.TIMER, 1);
    }

    @Test
    void timersOfOneMomentAllComeAndNoneIsEarly() throws InterruptedException {
        try (LocalWakeUps wakeUps = new LocalWakeUps(clock)) {
            CountDownLatch arrived = new CountDownLatch(200);
            AtomicInteger early = new AtomicInteger();
            Instant at = clock.instant().plusMillis(300);
            wakeUps.deliverTo(wakeUp -> {
                early.addAndGet(clock.instant().isBefore(at) ? 1 : 0);
                arrived.countDown();
            });
            for (int i = 0; i < 200; i++) {
                wakeUps.send(wakeUp(i), at);
            }
            assertThat(wakeUps.size()).isEqualTo(200);
            assertThat(arrived.await(2, TimeUnit.MINUTES)).isTrue();
            assertThat(early).hasValue(0);
            assertThat(wakeUps.size()).isZero();
        }
    }

    @Test
    void nearerTimerOvertakesAFartherOne() throws InterruptedException {
        try (LocalWakeUps wakeUps = new LocalWakeUps(clock)) {
            CountDownLatch near = new CountDownLatch(1);
            wakeUps.deliverTo(wakeUp -> near.countDown());
            wakeUps.send(wakeUp(1), clock.instant().plusSeconds(3600));
            wakeUps.send(wakeUp(2), clock.instant());
            assertThat(near.await(2, TimeUnit.MINUTES)).isTrue();
            assertThat(wakeUps.size()).isEqualTo(1);
        }
    }

    @Test
    void momentsOfAnExecutionThatEndedAreForgottenAndNothingElse() {
        try (LocalWakeUps wakeUps = new LocalWakeUps(clock)) {
            Instant at = clock.instant().plusSeconds(3600);
            WakeUp atOnce = wakeUp(1);
            wakeUps.send(new WakeUp(atOnce.key(), WakeUp.Reason.TIMER, 1, Optional.of(at)), at);
            wakeUps.send(
                    new WakeUp(atOnce.key(), WakeUp.Reason.LEASE, 1, Optional.of(at.plusSeconds(1))),
                    at.plusSeconds(1));
            wakeUps.send(atOnce, at.plusSeconds(2));
            wakeUps.send(wakeUp(2), at);
            wakeUps.forgetMoments(atOnce.key());
            assertThat(wakeUps.size()).isEqualTo(2);
            wakeUps.forgetMoments(atOnce.key());
            wakeUps.send(new WakeUp(atOnce.key(), WakeUp.Reason.TIMER, 1, Optional.of(at)), at);
            assertThat(wakeUps.size()).as("a moment may be asked for again").isEqualTo(3);
        }
    }

    @Test
    void secondWakeUpForTheSameMomentTakesNoMemory() {
        try (LocalWakeUps wakeUps = new LocalWakeUps(clock)) {
            Instant at = clock.instant().plusSeconds(3600);
            wakeUps.send(wakeUp(1), at);
            wakeUps.send(wakeUp(1), at);
            wakeUps.send(wakeUp(1), at.plusMillis(1));
            assertThat(wakeUps.size()).isEqualTo(2);
        }
    }

    @Test
    void receiverThatFailsGetsItsWakeUpAgain() throws InterruptedException {
        comesAgainAfter(new IllegalStateException("the first time fails"));
    }

    @Test
    void receiverWhoseStackOverflowsGetsItsWakeUpAgain() throws InterruptedException {
        comesAgainAfter(new StackOverflowError("the first time fails"));
    }

    private void comesAgainAfter(Throwable fall) throws InterruptedException {
        try (LocalWakeUps wakeUps = new LocalWakeUps(clock)) {
            Queue<WakeUp> got = new ConcurrentLinkedQueue<>();
            CountDownLatch twice = new CountDownLatch(2);
            wakeUps.send(wakeUp(1), clock.instant());
            wakeUps.deliverTo(wakeUp -> {
                got.add(wakeUp);
                twice.countDown();
                if (got.size() == 1) {
                    switch (fall) {
                        case RuntimeException e -> throw e;
                        case Error e -> throw e;
                        default -> throw new IllegalArgumentException(fall);
                    }
                }
            });
            assertThat(twice.await(2, TimeUnit.MINUTES)).isTrue();
            assertThat(got).containsExactly(wakeUp(1), wakeUp(1));
        }
    }
}
