package dev.baton.engine.wakeup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link WakeUps} keeps to. */
public abstract class WakeUpsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private WakeUps wakeUps;

    /** A fresh one, with nothing in it. */
    protected abstract WakeUps newWakeUps();

    /** The next wake-up that is delivered to the lane, acknowledged; empty when none comes in time. */
    protected abstract Optional<WakeUp> next(WakeUp.Lane lane, Duration patience);

    @BeforeEach
    void begin() {
        wakeUps = newWakeUps();
    }

    @Test
    void wakeUpArrivesAsItWasSent() {
        for (WakeUp.Reason reason : WakeUp.Reason.values()) {
            WakeUp sent = new WakeUp(key("name-with-\u00fc-\u2603"), reason, Long.MAX_VALUE - reason.ordinal());
            wakeUps.send(sent, Instant.now());
            assertThat(next(reason.lane(), PATIENCE)).contains(sent);
        }
    }

    @Test
    void whatIsPastComesAtOnce() {
        WakeUp sent = wakeUp("past", 1);
        wakeUps.send(sent, Instant.EPOCH);
        assertThat(next(WakeUp.Lane.SHORT, PATIENCE)).contains(sent);
    }

    @Test
    void nothingComesBeforeItsTime() {
        Instant at = Instant.now().plusMillis(1300);
        wakeUps.send(wakeUp("later", 1), at);
        assertThat(next(WakeUp.Lane.SHORT, PATIENCE)).isPresent();
        assertThat(Instant.now()).isAfterOrEqualTo(at);
    }

    @Test
    void aLaterOneHoldsUpNoEarlierOne() {
        WakeUp soon = wakeUp("soon", 1);
        wakeUps.send(wakeUp("in a minute", 1), Instant.now().plusSeconds(60));
        wakeUps.send(wakeUp("in a year", 1), Instant.now().plus(Duration.ofDays(365)));
        wakeUps.send(soon, Instant.now());
        assertThat(next(WakeUp.Lane.SHORT, PATIENCE)).contains(soon);
        assertThat(next(WakeUp.Lane.SHORT, Duration.ofMillis(300))).isEmpty();
    }

    @Test
    void allComeThatWereSent() {
        Set<WakeUp> sent = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            sent.add(wakeUp("many", i));
        }
        sent.forEach(wakeUp -> wakeUps.send(wakeUp, Instant.now()));
        List<WakeUp> got = new ArrayList<>();
        while (!got.containsAll(sent)) {
            got.add(next(WakeUp.Lane.SHORT, PATIENCE).orElseThrow());
        }
        assertThat(sent).containsAll(got);
    }

    private static WakeUp wakeUp(String name, long seq) {
        return new WakeUp(key(name), WakeUp.Reason.TIMER, seq);
    }

    private static ExecutionKey key(String name) {
        return new ExecutionKey(
                "arn:aws:states:us-east-1:123456789012:execution:machine:" + name, new Incarnation(-1, 42));
    }
}
