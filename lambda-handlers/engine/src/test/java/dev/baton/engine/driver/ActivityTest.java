package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions.ActivityTask;
import dev.baton.engine.driver.Executions.TokenVerdict;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.codec.HistoryReader;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks of activities: offered, taken once, ended by their tokens. */
class ActivityTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:activity:a";
    private static final String MACHINE =
            "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'" + ARN + "'%s,'End':true}}}";

    private final OneProcess process = new OneProcess(call -> {
        throw new AssertionError("an activity is not called");
    });

    @AfterEach
    void close() {
        process.close();
    }

    @Test
    void workerTakesTheTaskAndEndsIt() {
        ExecutionKey key = process.start(MACHINE.formatted(""), "{ \"a\":1}");
        ActivityTask task = take(offered(0), "w").orElseThrow();
        assertThat(task.input().text()).isEqualTo("{ \"a\":1}");
        assertThat(process.executions.sendTaskSuccess(task.taskToken(), Json.ofText("2")))
                .isEqualTo(TokenVerdict.ACCEPTED);
        assertThat(process.end(key).output()).contains(Json.ofText("2"));
        assertThat(types(key))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "ActivityScheduled",
                        "ActivityStarted",
                        "ActivitySucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        assertThat(history(key).get(3).details()).isEqualTo(new EventDetails.ActivityStarted(Optional.of("w")));
        assertThat(history(key).get(3).previousEventId()).isEqualTo(3);
    }

    @Test
    void pickUpIsSeenInTheHistoryBeforeTheOutcome() {
        ExecutionKey key = process.start(MACHINE.formatted(""), "{}");
        take(offered(0), "w");
        process.await(() -> types(key).contains("ActivityStarted"));
    }

    @Test
    void taskIsGivenToOneWorkerAlone() throws InterruptedException, ExecutionException {
        process.start(MACHINE.formatted(""), "{}");
        TokenKey offer = offered(0);
        List<Future<Optional<ActivityTask>>> takes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                takes.add(threads.submit(() -> take(offer, "w")));
            }
        }
        int given = 0;
        for (Future<Optional<ActivityTask>> take : takes) {
            given += take.get().isPresent() ? 1 : 0;
        }
        assertThat(given).isEqualTo(1);
    }

    @Test
    void failureOfTheWorkerIsTheTasks() {
        ExecutionKey key = process.start(MACHINE.formatted(""), "{}");
        ActivityTask task = take(offered(0), "w").orElseThrow();
        process.executions.sendTaskFailure(task.taskToken(), Failure.of("E", "why"));
        assertThat(process.end(key).failure()).contains(Failure.of("E", "why"));
        assertThat(types(key)).containsSubsequence("ActivityStarted", "ActivityFailed", "ExecutionFailed");
    }

    @Test
    void timeoutCountsTheWaitForAWorker() {
        ExecutionKey key = process.start(MACHINE.formatted(",'TimeoutSeconds':1"), "{}");
        Execution end = process.end(key);
        assertThat(end.failure()).contains(Failure.of("States.Timeout"));
        assertThat(types(key))
                .containsSubsequence("ActivityScheduled", "ActivityTimedOut")
                .doesNotContain("ActivityStarted");
        assertThat(take(offered(0), "late")).isEmpty();
        process.await(() -> process.withdrawn.equals(List.of(1L)));
    }

    @Test
    void silenceIsMeasuredFromThePickUp() {
        ExecutionKey key = process.start(MACHINE.formatted(",'HeartbeatSeconds':1,'TimeoutSeconds':60"), "{}");
        TokenKey offer = offered(0);
        assertThat(process.state(key).nextDue().orElseThrow())
                .isAfter(process.clock.instant().plusSeconds(50));
        ActivityTask task = take(offer, "w").orElseThrow();
        assertThat(process.end(key).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(types(key)).containsSubsequence("ActivityStarted", "ActivityTimedOut");
        assertThat(process.executions.sendTaskSuccess(task.taskToken(), Json.ofText("1")))
                .isEqualTo(TokenVerdict.TIMED_OUT);
    }

    @Test
    void retryIsAnotherTask() {
        ExecutionKey key = process.start(
                MACHINE.formatted(",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':1,'MaxAttempts':1}]"), "{}");
        ActivityTask first = take(offered(0), "w").orElseThrow();
        process.executions.sendTaskFailure(first.taskToken(), Failure.of("E"));
        TokenKey again = offered(1);
        assertThat(again).isNotEqualTo(offered(0));
        ActivityTask second = take(again, "w").orElseThrow();
        process.executions.sendTaskSuccess(second.taskToken(), Json.ofText("1"));
        assertThat(process.end(key).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void activityThatDoesNotExistFailsTheTask() {
        process.offerAnswer = Optional.of(new TaskAnswer.Failed(Failure.of("ActivityDoesNotExist", "none")));
        ExecutionKey key = process.start(MACHINE.formatted(""), "{}");
        assertThat(process.end(key).failure()).contains(Failure.of("ActivityDoesNotExist", "none"));
        assertThat(types(key)).containsSubsequence("ActivityScheduled", "ActivityScheduleFailed", "ExecutionFailed");
    }

    @Test
    void mockAnswersAsAWorkerWould() {
        process.offerAnswer =
                Optional.of(new TaskAnswer.Completed(Json.EMPTY_OBJECT, new Token.Outcome.Success(Json.ofText("5"))));
        ExecutionKey key = process.start(MACHINE.formatted(""), "{}");
        assertThat(process.end(key).output()).contains(Json.ofText("5"));
        assertThat(types(key)).containsSubsequence("ActivityScheduled", "ActivityStarted", "ActivitySucceeded");
    }

    @Test
    void whoSweepsOffersWhatNobodyTook() {
        ExecutionKey key = process.start(MACHINE.formatted(""), "{}");
        TokenKey offer = offered(0);
        // Again and again, as a sweep comes: while the first driver is still there, it is only told to look.
        process.await(() -> {
            process.wakeUps.send(new WakeUp(key, WakeUp.Reason.SWEEP, 0), process.clock.instant());
            return process.offers.size() > 1;
        });
        assertThat(offered(1)).isEqualTo(offer);
    }

    @Test
    void stopClosesTheTask() {
        ExecutionKey key = process.start(MACHINE.formatted(""), "{}");
        TokenKey offer = offered(0);
        process.executions.stop(key.executionArn(), Failure.of("Stopped"));
        assertThat(take(offer, "w")).isEmpty();
    }

    private TokenKey offered(int number) {
        process.await(() -> process.offers.size() > number);
        return process.offers.get(number);
    }

    private Optional<ActivityTask> take(TokenKey offer, String worker) {
        return process.executions.takeActivityTask(offer, Optional.of(worker));
    }

    private List<HistoryEvent> history(ExecutionKey key) {
        return new HistoryReader(process.log).page(key, 1, 100, false);
    }

    private List<String> types(ExecutionKey key) {
        return history(key).stream().map(event -> event.type().text()).toList();
    }
}
