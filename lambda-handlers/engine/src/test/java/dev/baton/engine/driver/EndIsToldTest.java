package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.status.StatusChange;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.status.StatusNotToldException;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is owed to those who want to know of ends. */
class EndIsToldTest {
    private static final String PASSES = "{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}";
    private static final String FAILS = "{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'E','Cause':'c'}}}";
    private static final String WAITS = "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':3600,'End':true}}}";

    private final List<StatusChange> told = new CopyOnWriteArrayList<>();
    private final List<StatusChange> refused = new CopyOnWriteArrayList<>();
    private final List<StatusChange> offered = new CopyOnWriteArrayList<>();
    private volatile boolean broken;
    private volatile boolean wanted = true;

    private final OneProcess process =
            new OneProcess(call -> new TaskAnswer.Succeeded(Json.EMPTY_OBJECT), Duration.ZERO, new StatusEvents() {
                @Override
                public boolean areWanted() {
                    return wanted;
                }

                @Override
                public void offer(StatusChange change) {
                    offered.add(change);
                }

                @Override
                public void tell(StatusChange change) throws StatusNotToldException {
                    if (broken) {
                        refused.add(change);
                        throw new StatusNotToldException("no bus");
                    }
                    told.add(change);
                }
            });

    @AfterEach
    void close() {
        process.close();
    }

    private Head head(ExecutionKey key) {
        return process.head(key.executionArn());
    }

    private void awaitSettled(ExecutionKey key) {
        process.await(() -> head(key).closing().isPresent() && head(key).dueAt().isEmpty());
    }

    private void wake(ExecutionKey key) {
        process.wakeUps.send(new WakeUp(key, WakeUp.Reason.SWEEP, 0), process.clock.instant());
    }

    private ExecutionKey endedUntold(String definition) {
        broken = true;
        ExecutionKey key = process.start(definition, "{}");
        process.await(() -> !refused.isEmpty());
        return key;
    }

    @Test
    void endOfTheFirstLegIsToldAndOwedNoMore() {
        ExecutionKey key = process.start(PASSES, "{\"a\":1}");
        awaitSettled(key);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().identity().executionArn()).isEqualTo(key.executionArn());
        assertThat(told.getFirst().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(told.getFirst().output().map(Json::text)).contains("{\"a\":1}");
        assertThat(told.getFirst().since())
                .isEqualTo(head(key).closing().orElseThrow().stopDate());
    }

    @Test
    void startAndRedriveAreOffered() {
        ExecutionKey key = process.start(FAILS, "{}");
        awaitSettled(key);
        process.executions.redrive(head(key), Optional.empty(), Optional.empty());
        assertThat(offered).extracting(StatusChange::redriveCount).containsExactly(0, 1);
        assertThat(offered).extracting(StatusChange::status).containsOnly(ExecutionStatus.RUNNING);
        assertThat(offered.getLast().since())
                .isEqualTo(head(key).redrives().date().orElseThrow());
    }

    @Test
    void endThatCouldNotBeToldIsOwedUntilItWas() {
        ExecutionKey key = endedUntold(FAILS);
        assertThat(head(key).closing()).isPresent();
        assertThat(head(key).dueAt()).isPresent();
        broken = false;
        wake(key);
        awaitSettled(key);
        assertThat(told).extracting(StatusChange::status).containsExactly(ExecutionStatus.FAILED);
        assertThat(told.getFirst().closing().orElseThrow().failure()).contains(Failure.of("E", "c"));
    }

    @Test
    void endThatWasToldIsNotToldAgain() {
        ExecutionKey key = process.start(PASSES, "{}");
        awaitSettled(key);
        process.executions.driver().drive(new WakeUp(key, WakeUp.Reason.SWEEP, 0), Deadline.NONE);
        assertThat(told).hasSize(1);
    }

    @Test
    void stopIsTold() {
        ExecutionKey key = process.start(WAITS, "{}");
        process.executions.stop(key.executionArn(), Failure.of("Stopped", "by hand"));
        awaitSettled(key);
        assertThat(told).extracting(StatusChange::status).containsOnly(ExecutionStatus.ABORTED);
    }

    @Test
    void endBeforeARedriveIsToldBeforeTheHeadForgetsIt() {
        ExecutionKey key = endedUntold(FAILS);
        broken = false;
        assertThat(process.executions.redrive(head(key), Optional.empty(), Optional.empty()))
                .isPresent();
        process.await(() -> told.stream().anyMatch(change -> change.redriveCount() == 1));
        assertThat(told).extracting(StatusChange::redriveCount).contains(0);
        awaitSettled(key);
    }

    @Test
    void redriveWaitsUntilTheEndBeforeItCouldBeTold() {
        ExecutionKey key = endedUntold(FAILS);
        assertThatThrownBy(() -> process.executions.redrive(head(key), Optional.empty(), Optional.empty()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be told");
        assertThat(head(key).redrives().count()).isZero();
    }

    @Test
    void whatNobodyWantsToKnowAnyMoreIsNotOwed() {
        ExecutionKey key = endedUntold(PASSES);
        wanted = false;
        wake(key);
        awaitSettled(key);
        assertThat(told).isEmpty();
    }
}
