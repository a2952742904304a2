package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions.ActivityTask;
import dev.baton.engine.driver.Executions.TokenVerdict;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.codec.HistoryReader;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.token.TokenKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Executions that go on after they ended. */
class RedriveTest {
    private static final String TASK =
            "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'%s'},%s}";

    private final AtomicBoolean fails = new AtomicBoolean(true);
    private final OneProcess process = new OneProcess(call -> call.stateName().equals("Good") || !fails.get()
            ? new TaskAnswer.Succeeded(Json.ofText("\"" + call.stateName() + "\""))
            : new TaskAnswer.Failed(Failure.of("E")));

    @AfterEach
    void close() {
        process.close();
    }

    private static String twoTasks() {
        return "{'StartAt':'Good','States':{'Good':" + TASK.formatted("f", "'Next':'Bad'") + ",'Bad':"
                + TASK.formatted("g", "'End':true") + "}}";
    }

    @Test
    void goesOnWhereItFailed() {
        ExecutionKey key = process.start(twoTasks(), "{}");
        process.end(key);
        fails.set(false);
        Head open = redrive(key, "t").orElseThrow();
        assertThat(open.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(open.redrives().count()).isEqualTo(1);
        Execution end = process.end(key);
        assertThat(end.output()).contains(Json.ofText("\"Bad\""));
        assertThat(process.calls.stream().filter(call -> call.stateName().equals("Good")))
                .hasSize(1);
        assertThat(ids(key))
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, end.lastEventId())
                        .boxed()
                        .toList());
        assertThat(process.head(key.executionArn()).redrives().count()).isEqualTo(1);
    }

    @Test
    void canBeRedrivenAgainAndAgain() {
        ExecutionKey key = process.start(twoTasks(), "{}");
        for (int i = 1; i <= 12; i++) {
            process.end(key);
            assertThat(redrive(key, "t" + i).orElseThrow().redrives().count()).isEqualTo(i);
        }
        process.end(key);
        assertThat(process.head(key.executionArn()).redrives().accepted()).hasSize(10);
    }

    @Test
    void onlyOneOfManyRedrivesTakesPlace() throws InterruptedException, ExecutionException {
        ExecutionKey key = process.start(twoTasks(), "{}");
        process.end(key);
        fails.set(false);
        Head closed = process.head(key.executionArn());
        List<Future<Optional<Head>>> redrives = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                redrives.add(
                        threads.submit(() -> process.executions.redrive(closed, Optional.empty(), Optional.empty())));
            }
        }
        int taken = 0;
        for (Future<Optional<Head>> redrive : redrives) {
            taken += redrive.get().isPresent() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
        process.end(key);
        assertThat(history(key).stream().filter(event -> event.type().text().equals("ExecutionRedriven")))
                .hasSize(1);
    }

    @Test
    void runningAndSucceededOnesAreNot() {
        fails.set(false);
        ExecutionKey key = process.start(twoTasks(), "{}");
        process.end(key);
        assertThat(redrive(key, "t")).isEmpty();
        ExecutionKey waiting =
                process.start("{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':900,'End':true}}}", "{}");
        assertThat(redrive(waiting, "t")).isEmpty();
    }

    @Test
    void stoppedActivityTaskIsAnotherOneAndTheOldTokenIsDead() {
        ExecutionKey key = process.start(
                "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':"
                        + "'arn:aws:states:us-east-1:123456789012:activity:a','End':true}}}",
                "{}");
        ActivityTask old = take(0);
        process.executions.stop(key.executionArn(), Failure.of("Stopped"));
        redrive(key, "t").orElseThrow();
        assertThat(process.executions.sendTaskSuccess(old.taskToken(), Json.ofText("1")))
                .isEqualTo(TokenVerdict.TIMED_OUT);
        ActivityTask young = take(1);
        assertThat(process.executions.sendTaskSuccess(young.taskToken(), Json.ofText("2")))
                .isEqualTo(TokenVerdict.ACCEPTED);
        assertThat(process.end(key).output()).contains(Json.ofText("2"));
    }

    @Test
    void stopAfterARedriveStopsTheNewRun() {
        ExecutionKey key =
                process.start("{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':900,'End':true}}}", "{}");
        process.executions.stop(key.executionArn(), Failure.of("First"));
        redrive(key, "t").orElseThrow();
        Head stopped = process.executions
                .stop(key.executionArn(), Failure.of("Second"))
                .orElseThrow();
        assertThat(stopped.closing().orElseThrow().failure()).contains(Failure.of("Second"));
        assertThat(stopped.redrives().count()).isEqualTo(1);
        assertThat(history(key).getLast().type().text()).isEqualTo("ExecutionAborted");
    }

    @Test
    void failStateFailsAgainAtOnce() {
        ExecutionKey key = process.start("{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'E'}}}", "{}");
        process.end(key);
        Head again = redrive(key, "t").orElseThrow();
        assertThat(again.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(process.head(key.executionArn())).isEqualTo(again);
    }

    private ActivityTask take(int offer) {
        process.await(() -> process.offers.size() > offer);
        TokenKey task = process.offers.get(offer);
        return process.executions.takeActivityTask(task, Optional.empty()).orElseThrow();
    }

    private Optional<Head> redrive(ExecutionKey key, String token) {
        return process.executions.redrive(process.head(key.executionArn()), Optional.of(token), Optional.empty());
    }

    private List<HistoryEvent> history(ExecutionKey key) {
        return new HistoryReader(process.log).page(key, 1, 1000, false);
    }

    private List<Long> ids(ExecutionKey key) {
        return history(key).stream().map(HistoryEvent::id).toList();
    }
}
