package dev.baton.aws.dynamodb;

import static dev.baton.engine.log.LogSamples.MACHINE;
import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.failed;
import static dev.baton.engine.log.LogSamples.open;
import static dev.baton.engine.log.LogSamples.snapshot;
import static dev.baton.engine.log.LogSamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.MutableClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A name is used again when its first use is forgotten, but its items still stand. */
@ExtendWith(DynamoDbLocal.class)
class NameReuseTest {
    private final MutableClock clock = new MutableClock(T0);
    private final ExecutionLog log = Stores.fresh(clock).log();
    private final Head old = open("a");

    private Head again() {
        log.start(old, Optional.of(snapshot(1)));
        log.append(old.key(), snapshot(2), Optional.of(succeeded(old, T0)));
        clock.advance(Stores.RETENTION);
        Head fresh = open("a", clock.instant());
        log.start(fresh, Optional.empty());
        return fresh;
    }

    @Test
    void newUseBeginsWithAnEmptyLogAndStandsAloneInTheLists() {
        Head fresh = again();
        assertThat(log.head(fresh.key().executionArn())).contains(fresh);
        assertThat(log.latest(fresh.key())).isEmpty();
        assertThat(log.list(all()).heads()).extracting(Head::key).containsExactly(fresh.key());
        assertThat(log.overdue(clock.instant(), 5)).containsExactly(fresh);
    }

    @Test
    void lateWritersOfTheOldUseDoNotTouchTheNewOne() {
        Head fresh = again();
        log.append(old.key(), snapshot(3), Optional.of(failed(old, T0)));
        log.due(old.key(), T0);
        assertThat(log.requestStop(old.key(), Failure.of("E"))).isEmpty();
        assertThat(log.head(fresh.key().executionArn())).contains(fresh);
    }

    @Test
    void newUseEndsLikeAnyOther() {
        Head fresh = again();
        Head closed = failed(fresh, clock.instant());
        log.append(fresh.key(), snapshot(1), Optional.of(closed));
        assertThat(log.head(fresh.key().executionArn())).contains(closed);
        assertThat(log.list(new ExecutionQuery(
                                MACHINE, Optional.empty(), Optional.of(ExecutionStatus.SUCCEEDED), 9, Optional.empty()))
                        .heads())
                .isEmpty();
    }

    private static ExecutionQuery all() {
        return new ExecutionQuery(MACHINE, Optional.empty(), Optional.empty(), 9, Optional.empty());
    }
}
