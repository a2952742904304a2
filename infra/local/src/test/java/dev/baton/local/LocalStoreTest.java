package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.Head;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalStoreTest {
    private final MutableClock clock = new MutableClock(LogSamples.T0);
    private final LocalStore store = LocalStore.inMemory(clock);

    @Test
    void whatHasEndedLeavesTheMemoryAfterADay() {
        Head ended = LogSamples.succeeded(LogSamples.open("ended"), LogSamples.T0);
        Head open = LogSamples.open("open");
        store.log().start(ended, Optional.of(LogSamples.snapshot(1)));
        store.log().start(open, Optional.of(LogSamples.snapshot(1)));
        clock.advance(Duration.ofHours(23));
        assertThat(store.log().head(ended.key().executionArn())).contains(ended);
        clock.advance(Duration.ofHours(1));
        assertThat(store.log().head(ended.key().executionArn())).isEmpty();
        assertThat(store.log().latest(ended.key())).isEmpty();
        assertThat(store.log().head(open.key().executionArn())).contains(open);
    }
}
