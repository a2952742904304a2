package dev.baton.harness.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.harness.chaos.History.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdlenessTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Event> events = new ArrayList<>();
    private final Map<String, Workers.Result> results = new HashMap<>();
    private final Map<String, Instant> jobs = new HashMap<>();

    /** An event that follows the one before. */
    private IdlenessTest then(String type, long second, String... details) {
        ObjectNode object = ApiClient.object();
        for (int i = 0; i < details.length; i += 2) {
            object.put(details[i], details[i + 1]);
        }
        events.add(new Event(events.size() + 1, events.size(), type, START.plusSeconds(second), object));
        return this;
    }

    private long idle() {
        return new Idleness(by -> Optional.ofNullable(results.get(by)), id -> Optional.ofNullable(jobs.get(id)))
                .of(new History("arn", events))
                .idle()
                .toSeconds();
    }

    @Test
    void whatFollowsAtOnceIsNotIdle() {
        then("ExecutionStarted", 0).then("PassStateEntered", 0).then("PassStateExited", 0);
        assertThat(idle()).isZero();
    }

    @Test
    void executionThatNobodyTookUpWasIdle() {
        then("ExecutionStarted", 0).then("TaskStateEntered", 130);
        assertThat(idle()).isEqualTo(130);
    }

    @Test
    void waitsOwnSecondsDoNotCount() {
        then("WaitStateEntered", 0, "name", "Wait 5").then("WaitStateExited", 7);
        assertThat(idle()).isEqualTo(2);
    }

    @Test
    void callMayTakeAsLongAsItsLease() {
        then("LambdaFunctionScheduled", 0, "resource", "arn:aws:lambda:…:function:work")
                .then("LambdaFunctionStarted", 0)
                .then("LambdaFunctionFailed", 10);
        assertThat(idle()).isEqualTo(10 - FunctionStub.TIMEOUT_SECONDS - 2);
    }

    @Test
    void pauseBeforeARetryDoesNotCountAndGrows() {
        then("TaskStateEntered", 0)
                .then("LambdaFunctionScheduled", 0)
                .then("LambdaFunctionStarted", 0)
                .then("LambdaFunctionFailed", 0, "error", "Lambda.SdkClientException")
                .then("LambdaFunctionScheduled", 2)
                .then("LambdaFunctionStarted", 2)
                .then("LambdaFunctionFailed", 2, "error", "Lambda.SdkClientException")
                .then("LambdaFunctionScheduled", 9);
        assertThat(idle()).isEqualTo(9 - 2 - 4);
    }

    @Test
    void otherErrorsAreTriedAgainAfterASecond() {
        then("TaskStateEntered", 0)
                .then("TaskScheduled", 0)
                .then("TaskStarted", 0)
                .then("TaskFailed", 0, "error", "Lambda.TooManyRequestsException")
                .then("TaskScheduled", 6);
        assertThat(idle()).isEqualTo(5);
    }

    @Test
    void workerMayTakeHisTimeAndIsHeardSoon() {
        results.put("arn#1", new Workers.Result("arn#1", START.plusSeconds(60), true));
        then("TaskSubmitted", 0).then("TaskSucceeded", 63, "output", "{\"by\":\"arn#1\"}");
        assertThat(idle()).isEqualTo(3);
    }

    @Test
    void childMayTakeItsTimeAndItsEndIsHeardSoon() {
        long end = START.plusSeconds(40).toEpochMilli();
        then("TaskSubmitted", 0).then("TaskSucceeded", 45, "output", "{\"StopDate\":" + end + "}");
        assertThat(idle()).isEqualTo(5);
    }

    @Test
    void jobMayTakeItsTimeAndItsEndIsSeenSoon() {
        jobs.put("job-1", START.plusSeconds(30));
        then("TaskSubmitted", 0)
                .then("TaskSucceeded", 34, "output", "{\"QueryExecution\":{\"QueryExecutionId\":\"job-1\"}}");
        assertThat(idle()).isEqualTo(4);
    }

    @Test
    void taskMayLastUntilItsTimeIsOver() {
        scheduled("TaskScheduled", "timeoutInSeconds", 20)
                .then("TaskStarted", 0)
                .then("TaskSubmitted", 3)
                .then("TaskTimedOut", 27);
        assertThat(idle()).isEqualTo(7);
    }

    @Test
    void workerMayBeSilentAsLongAsHeartbeatsAllow() {
        scheduled("ActivityScheduled", "heartbeatInSeconds", 20)
                .then("ActivityStarted", 2)
                .then("ActivityTimedOut", 25);
        assertThat(idle()).isEqualTo(3);
    }

    @Test
    void taskThatNoWorkerGetsIsIdle() {
        scheduled("ActivityScheduled", "heartbeatInSeconds", 20).then("ActivityStarted", 50);
        assertThat(idle()).isEqualTo(50);
    }

    @Test
    void clientMayTakeHisTimeToRedrive() {
        then("ExecutionFailed", 0).then("ExecutionRedriven", 500).then("TaskScheduled", 502);
        assertThat(idle()).isEqualTo(2);
    }

    private IdlenessTest scheduled(String type, String member, long seconds) {
        events.add(new Event(1, 0, type, START, ApiClient.object().put(member, seconds)));
        return this;
    }
}
