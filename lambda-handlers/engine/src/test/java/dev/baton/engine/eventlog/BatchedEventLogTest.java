package dev.baton.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.engine.registry.LoggingSettings;
import dev.baton.engine.registry.LoggingSettings.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchedEventLogTest {
    private static final Instant AT = Instant.ofEpochMilli(1_772_000_000_123L);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<String> written = new CopyOnWriteArrayList<>();

    private final LogSink sink = (destination, machine, records) ->
            records.forEach(record -> written.add(destination + " " + machine + " " + record.text()));

    @Test
    void anEventIsWrittenAsCloudWatchLogsHasIt() throws Exception {
        flush(settings(Level.ALL, true), List.of(entered("{\"n\":1}")));
        assertThat(written)
                .containsExactly(
                        "group m {\"id\":\"2\",\"type\":\"PassStateEntered\",\"details\":{\"name\":\"P\",\"input\":"
                                + "\"{\\\"n\\\":1}\",\"inputDetails\":{\"truncated\":false}},\"redrive_count\":\"3\","
                                + "\"previous_event_id\":\"1\",\"event_timestamp\":\"1772000000123\","
                                + "\"execution_arn\":\"arn:aws:states:us-east-1:123456789012:execution:m:e\"}");
    }

    @Test
    void numbersInDetailsAreTextsAndDataIsLeftOutWhenNotAskedFor() throws Exception {
        HistoryEvent scheduled = new HistoryEvent(
                3, 2, AT, HistoryEventType.MAP_ITERATION_STARTED, new EventDetails.MapIteration("M", 4));
        HistoryEvent ended = new HistoryEvent(
                4, 3, AT, HistoryEventType.EXECUTION_SUCCEEDED, new EventDetails.Output(Json.ofText("7")));
        flush(settings(Level.ALL, false), List.of(entered("{}"), scheduled, ended));
        assertThat(written).hasSize(3);
        assertThat(written.get(0)).contains("\"details\":{\"name\":\"P\"}");
        assertThat(written.get(1)).contains("\"details\":{\"name\":\"M\",\"index\":\"4\"}");
        assertThat(written.get(2)).contains("\"details\":{}");
    }

    @Test
    void anEventThatIsTooLongSaysThatItsDataWasCut() throws Exception {
        flush(settings(Level.ALL, true), List.of(entered("\"" + "x".repeat(250 * 1024) + "\"")));
        assertThat(written).hasSize(1);
        assertThat(written.get(0)).contains("\"details\":{\"name\":\"P\",\"inputDetails\":{\"truncated\":true}}");
    }

    @Test
    void aLevelChoosesTypes() {
        assertThat(covered(Level.OFF)).isEmpty();
        assertThat(covered(Level.FATAL))
                .containsExactlyInAnyOrder("ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut");
        assertThat(covered(Level.ERROR))
                .contains("FailStateEntered", "TaskSubmitFailed", "LambdaFunctionScheduleFailed", "MapRunAborted")
                .contains("ExecutionTimedOut", "TaskStateAborted", "ActivityTimedOut", "EvaluationFailed")
                .doesNotContain("ExecutionStarted", "TaskStateEntered", "TaskSucceeded", "ExecutionRedriven");
        assertThat(covered(Level.ALL)).hasSize(HistoryEventType.values().length);
    }

    private static List<String> covered(Level level) {
        return Stream.of(HistoryEventType.values())
                .filter(type -> LoggedTypes.covers(level, type))
                .map(HistoryEventType::text)
                .toList();
    }

    @Test
    void aBatchThatIsRefusedOnceIsNotLost() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        LogSink stumbling = (destination, machine, records) -> {
            if (calls.incrementAndGet() == 1) {
                throw new LogSinkException("once");
            }
            sink.write(destination, machine, records);
        };
        try (BatchedEventLog log = new BatchedEventLog(identity -> settings(Level.ALL, true), stumbling)) {
            log.committed(identity(), 0, List.of(entered("{}")));
            assertThat(log.flush(PATIENCE)).isTrue();
            assertThat(log.lostBatches()).isZero();
        }
        assertThat(written).hasSize(1);
    }

    @Test
    void whatCannotBeWrittenIsLostAndCounted() throws Exception {
        LogSink broken = (destination, machine, records) -> {
            throw new LogSinkException("always");
        };
        try (BatchedEventLog log = new BatchedEventLog(identity -> settings(Level.ALL, true), broken)) {
            log.committed(identity(), 0, List.of(entered("{}"), entered("{}")));
            assertThat(log.flush(PATIENCE)).isTrue();
            assertThat(log.lostBatches()).isEqualTo(1);
            assertThat(log.lostEvents()).isEqualTo(2);
        }
    }

    @Test
    void whoTellsNeverWaitsForASinkThatHangs() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        LogSink hanging = (destination, machine, records) -> {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                throw new LogSinkException("interrupted", e);
            }
        };
        try (BatchedEventLog log = new BatchedEventLog(identity -> settings(Level.ALL, true), hanging)) {
            for (int i = 0; i < 25_000; i++) {
                log.committed(identity(), 0, List.of(entered("{}")));
            }
            assertThat(log.lostEvents()).isPositive();
            assertThat(log.flush(Duration.ofMillis(1))).isFalse();
            hangs.countDown();
        }
    }

    @Test
    void eventsOfOneExecutionKeepTheirOrder() throws Exception {
        try (BatchedEventLog log = new BatchedEventLog(identity -> settings(Level.ALL, true), sink)) {
            for (int i = 1; i <= 500; i++) {
                log.committed(
                        identity(),
                        0,
                        List.of(new HistoryEvent(
                                i, i - 1, AT, HistoryEventType.MAP_STATE_SUCCEEDED, EventDetails.None.INSTANCE)));
            }
            assertThat(log.flush(PATIENCE)).isTrue();
        }
        assertThat(written).hasSize(500);
        for (int i = 0; i < 500; i++) {
            assertThat(written.get(i)).contains("{\"id\":\"" + (i + 1) + "\"");
        }
    }

    @Test
    void anErrorsCauseIsShownWithoutData() throws Exception {
        HistoryEvent failed = new HistoryEvent(
                3, 2, AT, HistoryEventType.EXECUTION_FAILED, new EventDetails.Error(Failure.of("E", "because")));
        flush(settings(Level.FATAL, false), List.of(entered("{}"), failed));
        assertThat(written).hasSize(1);
        assertThat(written.get(0)).contains("\"details\":{\"error\":\"E\",\"cause\":\"because\"}");
    }

    private void flush(LoggingSettings settings, List<HistoryEvent> events) throws InterruptedException {
        try (BatchedEventLog log = new BatchedEventLog(identity -> settings, sink)) {
            log.committed(identity(), 3, events);
            assertThat(log.flush(PATIENCE)).isTrue();
        }
    }

    private static LoggingSettings settings(Level level, boolean data) {
        return new LoggingSettings(level, data, List.of("group"));
    }

    private static HistoryEvent entered(String input) {
        return new HistoryEvent(
                2, 1, AT, HistoryEventType.PASS_STATE_ENTERED, new EventDetails.StateEntered("P", Json.ofText(input)));
    }

    private static ExecutionIdentity identity() {
        return new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:m:e",
                "e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                "m",
                "role",
                AT,
                Json.EMPTY_OBJECT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
