package dev.baton.harness.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.harness.chaos.History.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static Event event(long id, long previous, String type, long second) {
        return new Event(id, previous, type, Instant.ofEpochSecond(second), ApiClient.object());
    }

    private static List<String> broken(Event... events) {
        return new History("arn", List.of(events)).brokenLaws();
    }

    @Test
    void soundHistoryBreaksNothing() {
        assertThat(broken(
                        event(1, 0, "ExecutionStarted", 0),
                        event(2, 1, "TaskScheduled", 0),
                        event(3, 2, "TaskStarted", 0),
                        event(4, 3, "TaskFailed", 1),
                        event(5, 4, "TaskScheduled", 3),
                        event(6, 5, "TaskStarted", 3),
                        event(7, 6, "TaskSucceeded", 4),
                        event(8, 7, "ExecutionSucceeded", 4)))
                .isEmpty();
    }

    @Test
    void gapIsTold() {
        assertThat(broken(event(1, 0, "ExecutionStarted", 0), event(3, 1, "ExecutionSucceeded", 0)))
                .singleElement()
                .asString()
                .contains("event 3 stands where 2 must");
    }

    @Test
    void timeThatRunsBackwardsIsTold() {
        assertThat(broken(event(1, 0, "ExecutionStarted", 5), event(2, 1, "ExecutionSucceeded", 0)))
                .singleElement()
                .asString()
                .contains("earlier");
    }

    @Test
    void noEndAndTwoEndsAreTold() {
        assertThat(broken(event(1, 0, "ExecutionStarted", 0))).hasSize(1);
        assertThat(broken(
                        event(1, 0, "ExecutionStarted", 0),
                        event(2, 1, "ExecutionSucceeded", 0),
                        event(3, 1, "ExecutionFailed", 0)))
                .hasSize(1);
    }

    @Test
    void taskWithTwoEndsIsTold() {
        assertThat(broken(
                        event(1, 0, "TaskScheduled", 0),
                        event(2, 1, "TaskStarted", 0),
                        event(3, 2, "TaskFailed", 0),
                        event(4, 2, "TaskSucceeded", 0),
                        event(5, 4, "ExecutionSucceeded", 0)))
                .singleElement()
                .asString()
                .contains("task 1 has two ends");
    }

    private static Event exited(long id, String state) {
        return new Event(
                id,
                id - 1,
                "TaskStateExited",
                Instant.ofEpochSecond(id),
                ApiClient.object().put("name", state));
    }

    private static List<String> brokenRedriven(int accepted, Event... events) {
        return new History("arn", List.of(events)).brokenLaws(accepted);
    }

    @Test
    void redriveThatWasAcceptedBreaksNothing() {
        assertThat(brokenRedriven(
                        1,
                        event(1, 0, "ExecutionStarted", 0),
                        exited(2, "A"),
                        event(3, 2, "ExecutionFailed", 3),
                        event(4, 3, "ExecutionRedriven", 4),
                        exited(5, "B"),
                        event(6, 5, "ExecutionSucceeded", 6)))
                .isEmpty();
    }

    @Test
    void redriveThatNobodyAskedForIsTold() {
        assertThat(brokenRedriven(
                        0,
                        event(1, 0, "ExecutionStarted", 0),
                        event(2, 1, "ExecutionFailed", 3),
                        event(3, 2, "ExecutionRedriven", 4),
                        event(4, 3, "ExecutionSucceeded", 6)))
                .singleElement()
                .asString()
                .contains("redriven 1 times, 0 calls were accepted");
    }

    @Test
    void redriveThatWasAcceptedAndDidNotComeIsTold() {
        assertThat(brokenRedriven(1, event(1, 0, "ExecutionStarted", 0), event(2, 1, "ExecutionFailed", 3)))
                .singleElement()
                .asString()
                .contains("redriven 0 times, 1 calls were accepted");
    }

    @Test
    void stateThatARedriveDoesAgainIsTold() {
        assertThat(brokenRedriven(
                        1,
                        event(1, 0, "ExecutionStarted", 0),
                        exited(2, "A"),
                        event(3, 2, "ExecutionFailed", 3),
                        event(4, 3, "ExecutionRedriven", 4),
                        exited(5, "A"),
                        event(6, 5, "ExecutionSucceeded", 6)))
                .singleElement()
                .asString()
                .contains("state A was done, and done again");
    }
}
