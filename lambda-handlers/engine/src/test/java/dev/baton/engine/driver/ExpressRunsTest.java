package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Express executions are driven by the loop that drives all others; only their log keeps nothing. */
class ExpressRunsTest {
    private static final String TASK = """
        {'StartAt':'T','States':{'T':{'Type':'Task','End':true,
         'Resource':'arn:aws:lambda:us-east-1:123456789012:function:f'%s}}}""";
    private static final String WAIT = """
        {'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':3,'End':true}}}""";
    private static final String BRANCHES = """
        {'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,'Branches':[
         {'StartAt':'A','States':{'A':{'Type':'Task','End':true,
          'Resource':'arn:aws:lambda:us-east-1:123456789012:function:slow'}}},
         {'StartAt':'B','States':{'B':{'Type':'Task','End':true,
          'Resource':'arn:aws:lambda:us-east-1:123456789012:function:fails'}}}]}}}""";
    private static final Duration PATIENT = Duration.ofMinutes(15);

    private static TaskAnswer noRoom() {
        return new TaskAnswer.NoRoom(Failure.of("Lambda.TooManyRequestsException", "Rate Exceeded."), Duration.ZERO);
    }

    private static Execution run(OneProcess process, String definition) {
        return process.executions
                .runExpress(process.execution(definition, "{}", true))
                .execution();
    }

    private static String task(String more) {
        return TASK.formatted(more);
    }

    @Test
    void runsToItsEndAndLeavesNothingBehind() {
        try (OneProcess process = new OneProcess(call -> new TaskAnswer.Succeeded(Json.ofText("1")))) {
            Execution end = run(process, task(""));
            assertThat(end.output()).contains(Json.ofText("1"));
            assertThat(process.log.head(end.identity().executionArn())).isEmpty();
            process.executions.startExpress(process.execution(task(""), "{}", true));
            process.await(() -> process.calls.size() == 2);
        }
    }

    @Test
    void callThatFindsNoRoomIsMadeAgainWithoutAnEvent() {
        AtomicInteger tries = new AtomicInteger();
        try (OneProcess process = new OneProcess(
                call -> tries.incrementAndGet() == 1 ? noRoom() : new TaskAnswer.Succeeded(Json.ofText("1")),
                PATIENT)) {
            Execution end = run(process, task(""));
            assertThat(end.output()).contains(Json.ofText("1"));
            assertThat(process.calls).extracting(TaskCall::attempt).containsExactly(1L, 1L);
            assertThat(end.lastEventId()).isEqualTo(7);
        }
    }

    @Test
    void callThatFindsNoRoomFailsAtOnceWhereItsAuthorNamesThat() {
        String named = ",'Retry':[{'ErrorEquals':['Lambda.TooManyRequestsException'],'MaxAttempts':0}]";
        try (OneProcess process = new OneProcess(call -> noRoom(), PATIENT)) {
            Execution end = run(process, task(named));
            assertThat(end.failure().flatMap(Failure::error)).contains("Lambda.TooManyRequestsException");
            assertThat(process.calls).hasSize(1);
        }
    }

    @Test
    void callThatFindsNoRoomFailsAtOnceWhereNothingIsParked() {
        try (OneProcess process = new OneProcess(call -> noRoom())) {
            Execution end = run(process, task(""));
            assertThat(end.failure().flatMap(Failure::error)).contains("Lambda.TooManyRequestsException");
            assertThat(process.calls).hasSize(1);
        }
    }

    @Test
    void waitsInPlaceWhereOthersWouldLeave() {
        try (OneProcess process = new OneProcess(call -> noRoom())) {
            assertThat(run(process, WAIT).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void failedCallIsRetriedAsItsAuthorWants() {
        String retry = ",'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':1,'MaxAttempts':1}]";
        AtomicInteger tries = new AtomicInteger();
        try (OneProcess process = new OneProcess(call -> tries.incrementAndGet() == 1
                ? new TaskAnswer.Failed(Failure.of("E", "no"))
                : new TaskAnswer.Succeeded(Json.ofText("1")))) {
            assertThat(run(process, task(retry)).output()).contains(Json.ofText("1"));
            assertThat(process.calls).extracting(TaskCall::retryCount).containsExactly(0, 1);
        }
    }

    @Test
    void silentCallIsEndedByItsHeartbeat() {
        CountDownLatch abandoned = new CountDownLatch(1);
        try (OneProcess process = new OneProcess(call -> forever(abandoned))) {
            Execution end = run(process, task(",'TimeoutSeconds':60,'HeartbeatSeconds':1"));
            assertThat(end.failure().flatMap(Failure::error)).contains("States.Timeout");
            process.await(() -> abandoned.getCount() == 0);
        }
    }

    @Test
    void callsOfWhatEndedAreAbandoned() {
        CountDownLatch abandoned = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (OneProcess process = new OneProcess(call -> {
            if (call.resource().arn().endsWith("slow")) {
                begun.countDown();
                return forever(abandoned);
            }
            begun.await();
            return new TaskAnswer.Failed(Failure.of("E", "no"));
        })) {
            Execution end = run(process, BRANCHES);
            assertThat(end.failure().flatMap(Failure::error)).contains("E");
            process.await(() -> abandoned.getCount() == 0);
        }
    }

    private static TaskAnswer forever(CountDownLatch abandoned) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("woken");
        } finally {
            abandoned.countDown();
        }
    }

    @Test
    void timeOutOfItsDefinitionEndsIt() {
        CountDownLatch abandoned = new CountDownLatch(1);
        try (OneProcess process = new OneProcess(call -> forever(abandoned))) {
            Execution end = run(process, task("").replace("{'StartAt'", "{'TimeoutSeconds':1,'StartAt'"));
            assertThat(end.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        }
    }

    @Test
    void runsForFiveMinutesAtTheMost() {
        DriverSettings settings =
                new DriverSettings("p", new LeasePolicy.ByEpoch(), Limits.AWS, Fuel.STANDARD, true, 1, PATIENT);
        DriverSettings express = settings.ofExpress();
        assertThat(express.limits().longestRun()).contains(Duration.ofMinutes(5));
        assertThat(express.inPlace()).isEqualTo(Duration.ofMinutes(5));
        assertThat(express.longestPark()).isEqualTo(Duration.ofMinutes(5));
    }
}
