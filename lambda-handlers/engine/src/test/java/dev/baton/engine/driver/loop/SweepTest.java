package dev.baton.engine.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.LogSamples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Instant NOW = LogSamples.T0.plusSeconds(600);

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final InMemoryExecutionLog log = new InMemoryExecutionLog(clock, Duration.ofDays(1), key -> {});
    private final List<ExecutionKey> woken = new ArrayList<>();
    private final Sweep sweep = new Sweep(log, (wakeUp, at) -> woken.add(wakeUp.key()), 10);

    private void start(int count) {
        for (int i = 0; i < count; i++) {
            Head head = LogSamples.open("e" + i);
            log.start(head.dueAgain(LogSamples.T0), Optional.empty());
        }
    }

    @Test
    void allThatAreOverdueAreWokenOnce() {
        start(35);
        assertThat(sweep.all(NOW, clock, NOW.plusSeconds(60))).isEqualTo(35);
        assertThat(new HashSet<>(woken)).hasSize(35);
        assertThat(sweep.all(NOW, clock, NOW.plusSeconds(60))).isZero();
        assertThat(log.overdue(NOW.plus(Sweep.WOKEN), 100)).hasSize(35);
    }

    @Test
    void sweepThatHasNoTimeLeftBeginsNoFurtherPage() {
        start(35);
        assertThat(sweep.all(NOW, clock, NOW)).isEqualTo(10);
    }
}
