package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.ForwardingExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.registry.InMemoryStateMachines;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deletions and starts at the same time. */
class MachineDeletionTest {
    private final MutableClock clock = new MutableClock(LogSamples.T0);
    private final InMemoryExecutionLog standing = new InMemoryExecutionLog(clock, Duration.ofDays(90), key -> {});

    @Test
    void executionThatStartsAfterTheDeletionLookedIsStopped() {
        Head late = LogSamples.open("late");
        ExecutionLog log = new LateStart(late);
        FakeExecutions executions = new FakeExecutions(log, clock);
        new MachineDeletion(new InMemoryStateMachines(), log, executions, Runnable::run).start(LogSamples.MACHINE);

        assertThat(standing.head(late.key().executionArn()).orElseThrow().status())
                .isEqualTo(ExecutionStatus.ABORTED);
    }

    /** Whoever looks for executions and finds none has looked a moment too early. */
    private final class LateStart extends ForwardingExecutionLog {
        private Optional<Head> late;

        private LateStart(Head late) {
            super(standing);
            this.late = Optional.of(late);
        }

        @Override
        public ExecutionPage list(ExecutionQuery query) {
            ExecutionPage page = super.list(query);
            late.ifPresent(head -> standing.start(head, Optional.empty()));
            late = Optional.empty();
            return page;
        }
    }
}
