package dev.baton.engine.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandOversTest {
    private static final ExecutionKey KEY = new ExecutionKey("arn:e", new Incarnation(1, 2));

    @Test
    void workThatIsHandedOnWithoutACommitIsSlowedDown() {
        WakeUp wakeUp = new WakeUp(KEY, WakeUp.Reason.START, 0);
        Duration waited = Duration.ZERO;
        for (int hop = 0; hop < 40; hop++) {
            wakeUp = HandOvers.next(wakeUp, KEY, WakeUp.Reason.CONTINUE, 5);
            waited = waited.plus(HandOvers.pause(wakeUp));
            if (hop <= HandOvers.USUAL) {
                assertThat(waited).as("hop " + hop).isZero();
            }
        }
        assertThat(wakeUp.hops()).isEqualTo(39);
        assertThat(waited).isGreaterThan(Duration.ofHours(3));
    }

    @Test
    void workThatGetsOnIsHandedOnAtOnceHoweverOften() {
        WakeUp wakeUp = new WakeUp(KEY, WakeUp.Reason.START, 0);
        for (int hop = 0; hop < 1_000; hop++) {
            wakeUp = HandOvers.next(wakeUp, KEY, hop % 2 == 0 ? WakeUp.Reason.CONTINUE : WakeUp.Reason.LONG_TASK, hop);
            assertThat(HandOvers.pause(wakeUp)).isZero();
        }
    }
}
