package dev.baton.engine.log;

import static dev.baton.engine.log.LogSamples.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryExecutionLogTest extends ExecutionLogContract {
    @Override
    protected ExecutionLog newLog(InstantSource source, Duration retention) {
        return new InMemoryExecutionLog(source, retention, key -> {});
    }

    @Test
    void expiredExecutionIsForgottenWithEverythingOfIt() {
        List<ExecutionKey> forgotten = new ArrayList<>();
        InMemoryExecutionLog log = new InMemoryExecutionLog(clock, RETENTION, forgotten::add);
        Head head = LogSamples.succeeded(LogSamples.open("a"), T0);
        log.start(head, Optional.of(LogSamples.snapshot(1)));
        clock.advance(RETENTION);
        assertThat(log.latest(head.key())).isEmpty();
        assertThat(forgotten).containsExactly(head.key());
    }

    @Test
    void gapIsOurOwnMistake() {
        InMemoryExecutionLog log = new InMemoryExecutionLog(clock, RETENTION, key -> {});
        Head head = LogSamples.open("a");
        log.start(head, Optional.of(LogSamples.snapshot(1)));
        assertThatThrownBy(() -> log.append(head.key(), LogSamples.snapshot(3), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
