package dev.baton.engine.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusEventTest {
    private static final Instant START = Instant.ofEpochMilli(1_772_000_000_123L);
    private static final Instant STOP = START.plusSeconds(60);

    private static ExecutionIdentity identity(String input) {
        return new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:m:e",
                "e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                "m",
                "arn:aws:iam::123456789012:role/r",
                START,
                Json.ofText(input),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static StatusChange running(ExecutionIdentity identity) {
        return running(identity, 0, Optional.empty());
    }

    private static StatusChange running(ExecutionIdentity identity, int redriveCount, Optional<Instant> redriveDate) {
        return new StatusChange(identity, Optional.empty(), Optional.empty(), redriveCount, redriveDate, true);
    }

    private static StatusChange ended(
            String input,
            ExecutionStatus status,
            Optional<String> output,
            Optional<Failure> failure,
            long lastEventId) {
        return new StatusChange(
                identity(input),
                Optional.of(new Closing(status, STOP, failure, lastEventId)),
                output.map(Json::ofText),
                0,
                Optional.empty(),
                true);
    }

    private static StatusChange succeeded(String input, String output) {
        return ended(input, ExecutionStatus.SUCCEEDED, Optional.of(output), Optional.empty(), 0);
    }

    private static JsonNode detail(StatusChange change) {
        return Json.ofText(StatusEvent.of(change).detail()).node();
    }

    private static String ofLength(int bytes) {
        return '"' + "x".repeat(bytes - 4) + '"';
    }

    @Test
    void executionThatRunsIsToldAsRecorded() {
        assertThat(StatusEvent.of(running(identity("{}"))).detail()).isEqualTo("""
                        {"executionArn":"arn:aws:states:us-east-1:123456789012:execution:m:e",\
                        "stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:m","name":"e","status":"RUNNING",\
                        "startDate":1772000000123,"stopDate":null,"input":"{}","output":null,"stateMachineVersionArn":null,\
                        "stateMachineAliasArn":null,"redriveCount":0,"redriveDate":null,"redriveStatus":"NOT_REDRIVABLE",\
                        "redriveStatusReason":"Execution is RUNNING and cannot be redriven","inputDetails":{"included":true},\
                        "outputDetails":null,"error":null,"cause":null}""");
    }

    @Test
    void executionThatSucceededIsToldAsRecorded() {
        StatusEvent event = StatusEvent.of(succeeded("{}", "{\"Arg1\": \"argument1\"}"));
        assertThat(event.time()).isEqualTo(STOP);
        assertThat(event.executionArn()).isEqualTo("arn:aws:states:us-east-1:123456789012:execution:m:e");
        assertThat(event.detail()).isEqualTo("""
                        {"executionArn":"arn:aws:states:us-east-1:123456789012:execution:m:e",\
                        "stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:m","name":"e","status":"SUCCEEDED",\
                        "startDate":1772000000123,"stopDate":1772000060123,"input":"{}","output":"{\\"Arg1\\": \\"argument1\\"}",\
                        "stateMachineVersionArn":null,"stateMachineAliasArn":null,"redriveCount":0,"redriveDate":null,\
                        "redriveStatus":"NOT_REDRIVABLE","redriveStatusReason":"Execution is SUCCEEDED and cannot be redriven",\
                        "inputDetails":{"included":true},"outputDetails":{"included":true},"error":null,"cause":null}""");
    }

    @Test
    void failureSaysWhyAndWhetherItMayGoOn() {
        Optional<Failure> failure = Optional.of(Failure.of("E", "because"));
        JsonNode kept = detail(ended("{}", ExecutionStatus.FAILED, Optional.empty(), failure, 7));
        assertThat(kept.path("status").asText()).isEqualTo("FAILED");
        assertThat(kept.path("error").asText()).isEqualTo("E");
        assertThat(kept.path("cause").asText()).isEqualTo("because");
        assertThat(kept.path("redriveStatus").asText()).isEqualTo("REDRIVABLE");
        assertThat(kept.path("redriveStatusReason").isNull()).isTrue();
        assertThat(kept.path("outputDetails").isNull()).isTrue();
        JsonNode gone = detail(ended("{}", ExecutionStatus.TIMED_OUT, Optional.empty(), Optional.empty(), 0));
        assertThat(gone.path("redriveStatus").asText()).isEqualTo("NOT_REDRIVABLE");
        assertThat(gone.path("error").isNull()).isTrue();
    }

    @Test
    void redriveIsToldWithItsCountAndDate() {
        JsonNode again = detail(running(identity("{}"), 2, Optional.of(STOP)));
        assertThat(again.path("status").asText()).isEqualTo("RUNNING");
        assertThat(again.path("redriveCount").asInt()).isEqualTo(2);
        assertThat(again.path("redriveDate").asLong()).isEqualTo(STOP.toEpochMilli());
        assertThat(StatusEvent.of(running(identity("{}"), 2, Optional.of(STOP))).time())
                .isEqualTo(STOP);
    }

    @Test
    void inputIsLeftOutWhenBothAreTooLongAndTheOutputWhenItIsAlone() {
        int most = StatusEvent.LONGEST_DATA_BYTES;
        JsonNode whole = detail(succeeded(ofLength(1024), ofLength(most - 1024)));
        assertThat(whole.path("inputDetails").path("included").asBoolean()).isTrue();
        assertThat(whole.path("outputDetails").path("included").asBoolean()).isTrue();
        JsonNode long1 = detail(succeeded(ofLength(1025), ofLength(most - 1024)));
        assertThat(long1.path("input").isNull()).isTrue();
        assertThat(long1.path("inputDetails").path("included").asBoolean()).isFalse();
        assertThat(long1.path("output").asText()).hasSize(most - 1024 - 2);
        JsonNode none = detail(succeeded("{}", ofLength(most + 1)));
        assertThat(none.path("input").isNull()).isTrue();
        assertThat(none.path("output").isNull()).isTrue();
        assertThat(none.path("outputDetails").path("included").asBoolean()).isFalse();
    }

    @Test
    void dataOfAnEncryptedExecutionIsNotTold() {
        for (StatusChange change : List.of(
                succeeded("{}", "7"),
                ended("{}", ExecutionStatus.FAILED, Optional.empty(), Optional.of(Failure.of("E", "c")), 7))) {
            StatusChange hidden =
                    new StatusChange(change.identity(), change.closing(), change.output(), 0, Optional.empty(), false);
            JsonNode detail = detail(hidden);
            assertThat(detail.path("status").asText()).isEqualTo(change.status().name());
            assertThat(detail.path("inputDetails").path("included").asBoolean()).isFalse();
            assertThat(detail.path("outputDetails").path("included").asBoolean())
                    .isFalse();
            for (String member : List.of("input", "output", "error", "cause")) {
                assertThat(detail.path(member).isNull()).as(member).isTrue();
            }
        }
    }

    @Test
    void noEventIsTooLongForABus() {
        String cause = "é\u0001".repeat(16 * 1024);
        List<StatusChange> changes = List.of(
                succeeded(ofLength(10), ofLength(StatusEvent.LONGEST_DATA_BYTES - 10)),
                ended(
                        ofLength(StatusEvent.LONGEST_DATA_BYTES),
                        ExecutionStatus.FAILED,
                        Optional.empty(),
                        Optional.of(Failure.of("E", cause)),
                        9));
        for (StatusChange change : changes) {
            assertThat(StatusEvent.of(change).bytes()).isLessThanOrEqualTo(StatusBus.MOST_BYTES);
        }
        assertThat(detail(changes.getLast()).path("cause").asText()).isEqualTo(cause);
        assertThat(detail(changes.getLast())
                        .path("inputDetails")
                        .path("included")
                        .asBoolean())
                .isFalse();
    }
}
