package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.api.wire.ShapeReader;
import dev.baton.engine.api.wire.ShapeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HistoryEventWriterTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Json JSON = Json.ofText("{ \"a\": \"ü\" }");
    private static final Failure FAILURE = Failure.of("E", "C");
    private static final Optional<String> ROLE = Optional.of("arn:role");

    /** What the SDK's shape does not know is lost when it is read, so equal trees mean that all members are AWS's. */
    @TestFactory
    Stream<DynamicTest> allMembersAreOfTheServiceModel() {
        return Stream.of(HistoryEventType.values())
                .map(type -> DynamicTest.dynamicTest(type.text(), () -> checkAgainstModel(type)));
    }

    private static void checkAgainstModel(HistoryEventType type) throws IOException {
        HistoryEvent event = new HistoryEvent(12, 11, Instant.ofEpochMilli(1_772_000_000_123L), type, sample(type));
        byte[] written = write(event, true);
        var builder = software.amazon.awssdk.services.sfn.model.HistoryEvent.builder();
        ShapeReader.read(written, builder);
        var shape = builder.build();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        try (JsonGenerator out = JsonText.generator(again)) {
            ShapeWriter.write(shape, out);
        }
        assertThat(MAPPER.readTree(again.toByteArray())).isEqualTo(MAPPER.readTree(written));
        assertThat(shape.typeAsString()).isEqualTo(type.text());
    }

    private static EventDetails sample(HistoryEventType type) {
        return switch (type) {
            case EXECUTION_STARTED ->
                new EventDetails.ExecutionStarted(JSON, "arn:role", Optional.of("arn:a"), Optional.of("arn:v"));
            case EXECUTION_REDRIVEN -> new EventDetails.ExecutionRedriven(2);
            case EXECUTION_SUCCEEDED, LAMBDA_FUNCTION_SUCCEEDED, ACTIVITY_SUCCEEDED -> new EventDetails.Output(JSON);
            case EXECUTION_FAILED,
                    EXECUTION_ABORTED,
                    EXECUTION_TIMED_OUT,
                    LAMBDA_FUNCTION_FAILED,
                    LAMBDA_FUNCTION_TIMED_OUT,
                    LAMBDA_FUNCTION_SCHEDULE_FAILED,
                    LAMBDA_FUNCTION_START_FAILED,
                    ACTIVITY_FAILED,
                    ACTIVITY_TIMED_OUT,
                    ACTIVITY_SCHEDULE_FAILED,
                    MAP_RUN_FAILED -> new EventDetails.Error(FAILURE);
            case EVALUATION_FAILED -> new EventDetails.EvaluationFailed(FAILURE, Optional.of("Output/a"), "S");
            case TASK_SCHEDULED ->
                new EventDetails.TaskScheduled(
                        "lambda", "invoke", "us-east-1", JSON, OptionalLong.of(5), OptionalLong.of(2), ROLE);
            case TASK_STARTED -> new EventDetails.TaskStarted("lambda", "invoke");
            case TASK_SUBMITTED, TASK_SUCCEEDED -> new EventDetails.TaskOutput("lambda", "invoke", JSON);
            case TASK_FAILED, TASK_TIMED_OUT, TASK_START_FAILED, TASK_SUBMIT_FAILED ->
                new EventDetails.TaskError("lambda", "invoke", FAILURE);
            case LAMBDA_FUNCTION_SCHEDULED ->
                new EventDetails.LambdaFunctionScheduled("arn:f", JSON, OptionalLong.of(5), ROLE);
            case ACTIVITY_SCHEDULED ->
                new EventDetails.ActivityScheduled("arn:a", JSON, OptionalLong.of(5), OptionalLong.of(2));
            case ACTIVITY_STARTED -> new EventDetails.ActivityStarted(Optional.of("w"));
            case MAP_STATE_STARTED -> new EventDetails.MapStateStarted(3);
            case MAP_ITERATION_STARTED, MAP_ITERATION_SUCCEEDED, MAP_ITERATION_FAILED, MAP_ITERATION_ABORTED ->
                new EventDetails.MapIteration("M", 1);
            case MAP_RUN_STARTED -> new EventDetails.MapRunStarted("arn:m");
            case MAP_RUN_REDRIVEN -> new EventDetails.MapRunRedriven("arn:m", 1);
            default -> otherSample(type);
        };
    }

    private static EventDetails otherSample(HistoryEventType type) {
        if (type.text().endsWith("StateEntered")) {
            return new EventDetails.StateEntered("S", JSON);
        }
        return type.text().endsWith("StateExited")
                ? new EventDetails.StateExited("S", JSON, Map.of("x", Json.ofText("\"text\"")))
                : EventDetails.None.INSTANCE;
    }

    @Test
    void assignedVariablesAreJsonText() throws IOException {
        JsonNode details = details(new EventDetails.StateExited("S", JSON, Map.of("x", Json.ofText("\"text\""))), true);
        assertThat(details.at("/stateExitedEventDetails/assignedVariables/x").asText())
                .isEqualTo("\"text\"");
        assertThat(details.at("/stateExitedEventDetails/output").asText()).isEqualTo("{ \"a\": \"ü\" }");
        assertThat(details.at("/stateExitedEventDetails/outputDetails/truncated")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void withoutDataNamesStayAndDocumentsGo() throws IOException {
        JsonNode details = details(new EventDetails.StateExited("S", JSON, Map.of("x", JSON)), false);
        assertThat(details.get("stateExitedEventDetails")).isEqualTo(MAPPER.readTree("{\"name\":\"S\"}"));
    }

    private static JsonNode details(EventDetails details, boolean data) throws IOException {
        return MAPPER.readTree(
                write(new HistoryEvent(1, 0, Instant.EPOCH, HistoryEventType.PASS_STATE_EXITED, details), data));
    }

    private static byte[] write(HistoryEvent event, boolean data) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator out = JsonText.generator(body)) {
            new HistoryEventWriter(data).write(event, out);
        }
        return body.toByteArray();
    }
}
