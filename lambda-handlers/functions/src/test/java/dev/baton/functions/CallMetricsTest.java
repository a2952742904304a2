package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String GLUE = "arn:aws:states:::glue:startJobRun.sync";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";

    private final List<String> lines = new ArrayList<>();
    private final CallMetrics metrics = new CallMetrics(new Metrics(lines::add, InstantSource.fixed(NOW)), lines::add);
    private long nextId = 1;

    private static ExecutionIdentity execution() {
        return new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:m:e",
                "e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                "m",
                "arn:aws:iam::123456789012:role/r",
                NOW,
                Json.EMPTY_OBJECT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void happened(HistoryEventType type, long millis, EventDetails details) {
        long id = nextId++;
        metrics.committed(execution(), 0, List.of(new HistoryEvent(id, id - 1, NOW.plusMillis(millis), type, details)));
    }

    private static EventDetails scheduled() {
        return new EventDetails.TaskScheduled(
                "glue",
                "startJobRun.sync",
                "us-east-1",
                Json.EMPTY_OBJECT,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    private static EventDetails output() {
        return new EventDetails.TaskOutput("glue", "startJobRun.sync", Json.EMPTY_OBJECT);
    }

    private JsonNode line(int number) throws IOException {
        return new ObjectMapper().readTree(lines.get(number));
    }

    @Test
    void aJobIsCountedByItsResourceWithItsTimes() throws IOException {
        happened(HistoryEventType.TASK_SCHEDULED, 0, scheduled());
        happened(HistoryEventType.TASK_STARTED, 10, new EventDetails.TaskStarted("glue", "startJobRun.sync"));
        happened(HistoryEventType.TASK_SUBMITTED, 20, output());
        happened(HistoryEventType.TASK_SUCCEEDED, 500, output());

        metrics.flush();

        assertThat(lines).hasSize(1);
        assertThat(line(0).path("ServiceIntegrationResourceArn").asText()).isEqualTo(GLUE);
        assertThat(line(0).path("ServiceIntegrationsScheduled").asInt()).isEqualTo(1);
        assertThat(line(0).path("ServiceIntegrationsStarted").asInt()).isEqualTo(1);
        assertThat(line(0).path("ServiceIntegrationsSucceeded").asInt()).isEqualTo(1);
        assertThat(line(0).path("ServiceIntegrationScheduleTime")).hasToString("[10]");
        assertThat(line(0).path("ServiceIntegrationRunTime")).hasToString("[490]");
        assertThat(line(0).path("ServiceIntegrationTime")).hasToString("[500]");
        assertThat(line(0).at("/_aws/CloudWatchMetrics/0/Metrics").toString())
                .contains(
                        "{\"Name\":\"ServiceIntegrationRunTime\",\"Unit\":\"Milliseconds\"}",
                        "{\"Name\":\"ServiceIntegrationsStarted\",\"Unit\":\"Count\"}");
    }

    @Test
    void anEndWhoseBeginningAnotherProcessSawIsCountedWithoutTimes() throws IOException {
        nextId = 50;
        happened(
                HistoryEventType.TASK_FAILED,
                0,
                new EventDetails.TaskError("glue", "startJobRun.sync", Failure.of("E", "c")));

        metrics.flush();

        assertThat(line(0).path("ServiceIntegrationsFailed").asInt()).isEqualTo(1);
        assertThat(line(0).has("ServiceIntegrationTime")).isFalse();
    }

    @Test
    void functionsAreNamedByTheirArn() throws IOException {
        happened(
                HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
                0,
                new EventDetails.LambdaFunctionScheduled(
                        FUNCTION, Json.EMPTY_OBJECT, OptionalLong.empty(), Optional.empty()));
        happened(HistoryEventType.LAMBDA_FUNCTION_STARTED, 1, new EventDetails.None());
        happened(HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT, 5, new EventDetails.Error(Failure.of("E", "c")));

        metrics.flush();

        assertThat(line(0).path("LambdaFunctionArn").asText()).isEqualTo(FUNCTION);
        assertThat(line(0).path("LambdaFunctionsTimedOut").asInt()).isEqualTo(1);
        assertThat(line(0).path("LambdaFunctionRunTime")).hasToString("[4]");
    }

    @Test
    void aLineHasAHundredValuesAtTheMost() throws IOException {
        for (int i = 0; i < 150; i++) {
            happened(HistoryEventType.TASK_SCHEDULED, 0, scheduled());
            happened(HistoryEventType.TASK_SUCCEEDED, 7, output());
        }

        metrics.flush();
        metrics.flush();

        assertThat(lines).as("told once").hasSize(2);
        assertThat(line(0).path("ServiceIntegrationsSucceeded").asInt()).isEqualTo(150);
        assertThat(line(0).path("ServiceIntegrationTime")).hasSize(100);
        assertThat(line(1).path("ServiceIntegrationTime")).hasSize(50);
        assertThat(line(1).has("ServiceIntegrationsSucceeded")).isFalse();
    }
}
