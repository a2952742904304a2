package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions.TokenVerdict;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DriverTest {
    private static final String TASK =
            "{'StartAt':'T','States':{'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f'},'End':true}}}";
    private static final String TOKEN_TASK =
            "{'StartAt':'T','States':{'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken',"
                    + "'TimeoutSeconds':1,'Parameters':{'FunctionName':'f','Payload':{'token.$':'$$.Task.Token'}},'End':true}}}";

    @Test
    void executionWithoutTasksIsOneEntryAndClosedWhenStartReturns() {
        try (OneProcess process = new OneProcess(call -> null)) {
            ExecutionKey key = process.start("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}", "{\"a\":1}");
            assertThat(process.head(key.executionArn()).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(process.log.entries(key, 1, 10)).hasSize(1);
            assertThat(process.state(key).output()).contains(Json.ofText("{\"a\":1}"));
            assertThat(process.wakeUps.size()).isZero();
        }
    }

    @Test
    void taskIsCalledOnceAndItsAnswerIsCommitted() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.ofText("{\"ok\":true}")))) {
            Execution end = process.end(process.start(TASK, "{}"));
            assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(end.output()).contains(Json.ofText("{\"ok\":true}"));
            assertThat(process.calls).hasSize(1);
        }
    }

    @Test
    void waitIsNotOverEarly() {
        try (OneProcess process = new OneProcess(call -> null)) {
            long begin = System.nanoTime();
            Execution end = process.end(
                    process.start("{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':1,'End':true}}}", "{}"));
            assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(990));
        }
    }

    @Test
    void longWaitIsParkedAsOneTimer() {
        try (OneProcess process = new OneProcess(call -> null)) {
            ExecutionKey key =
                    process.start("{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':600,'End':true}}}", "{}");
            process.await(() -> process.wakeUps.size() == 1);
            assertThat(process.executions
                            .stop(key.executionArn(), Failure.of("E", "C"))
                            .map(Head::status))
                    .contains(ExecutionStatus.ABORTED);
            assertThat(process.state(key).failure()).contains(Failure.of("E", "C"));
        }
    }

    @Test
    void resultThatComesBeforeTheSubmissionIsKept() {
        OneProcess[] self = new OneProcess[1];
        try (OneProcess process = new OneProcess(call -> {
            String token =
                    call.parameters().node().path("Payload").path("token").asText();
            assertThat(self[0].executions.sendTaskSuccess(token, Json.ofText("7")))
                    .isEqualTo(TokenVerdict.ACCEPTED);
            assertThat(self[0].executions.sendTaskSuccess(token, Json.ofText("8")))
                    .isEqualTo(TokenVerdict.TIMED_OUT);
            return new TaskAnswer.Submitted(Json.EMPTY_OBJECT);
        })) {
            self[0] = process;
            Execution end = process.end(process.start(TOKEN_TASK, "{}"));
            assertThat(end.output()).contains(Json.ofText("7"));
        }
    }

    @Test
    void lateResultIsRefusedOnceTheAttemptTimedOut() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Submitted(Json.EMPTY_OBJECT))) {
            ExecutionKey key = process.start(TOKEN_TASK, "{}");
            assertThat(process.end(key).failure()).contains(Failure.of("States.Timeout"));
            String token = process.taskTokens.seal(new TokenKey(key, 1));
            assertThat(process.executions.sendTaskSuccess(token, Json.ofText("7")))
                    .isEqualTo(TokenVerdict.TIMED_OUT);
            assertThat(process.executions.sendTaskHeartbeat(token)).isEqualTo(TokenVerdict.TIMED_OUT);
            assertThat(process.executions.sendTaskHeartbeat("x" + token)).isEqualTo(TokenVerdict.INVALID);
        }
    }

    @Test
    void stopEndsARunningCall() {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (OneProcess process = new OneProcess(call -> {
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            throw new AssertionError("was not interrupted");
        })) {
            ExecutionKey key = process.start(TASK, "{}");
            process.await(() -> !process.calls.isEmpty());
            assertThat(process.executions
                            .stop(key.executionArn(), Failure.of("E"))
                            .map(Head::status))
                    .contains(ExecutionStatus.ABORTED);
            process.await(() -> interrupted.getCount() == 0);
        }
    }

    private static TaskAnswer noRoom() {
        return new TaskAnswer.NoRoom(Failure.of("Lambda.TooManyRequestsException", "Rate Exceeded."), Duration.ZERO);
    }

    @Test
    void callThatFindsNoRoomIsParkedWithoutAnEventAndMadeAgain() {
        AtomicInteger tries = new AtomicInteger();
        try (OneProcess process = new OneProcess(
                call -> tries.incrementAndGet() == 1 ? noRoom() : new TaskAnswer.Succeeded(Json.ofText("1")),
                Duration.ofMinutes(15))) {
            Execution end = process.end(process.start(TASK, "{}"));
            assertThat(end.output()).contains(Json.ofText("1"));
            assertThat(process.calls).extracting(TaskCall::attempt).containsExactly(1L, 1L);
            // ExecutionStarted, TaskStateEntered, TaskScheduled, TaskStarted, TaskSucceeded, TaskStateExited,
            // ExecutionSucceeded
            assertThat(end.lastEventId()).isEqualTo(7);
        }
    }

    @Test
    void callThatFindsNoRoomFailsAtOnceWhereNothingIsParked() {
        try (OneProcess process = new OneProcess(call -> noRoom())) {
            Execution end = process.end(process.start(TASK, "{}"));
            assertThat(end.failure().flatMap(Failure::error)).contains("Lambda.TooManyRequestsException");
            assertThat(process.calls).hasSize(1);
        }
    }
}
