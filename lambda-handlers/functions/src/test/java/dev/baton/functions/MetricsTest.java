package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.LogSamples;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics(lines::add, InstantSource.fixed(T0));

    @Test
    void startIsCountedOncePerName() throws IOException {
        MeteredLog log = new MeteredLog(
                new InMemoryExecutionLog(InstantSource.fixed(T0), Duration.ofDays(90), key -> {}), metrics);
        log.start(head("a"), Optional.empty());
        log.start(LogSamples.open(LogSamples.key("a"), LogSamples.MACHINE, T0, Json.ofText("{}")), Optional.empty());
        JsonNode line = only();
        assertThat(line.path("ExecutionsStarted").asInt()).isEqualTo(1);
        assertThat(line.path("StateMachineArn").asText()).isEqualTo(LogSamples.MACHINE);
    }

    @Test
    void endIsCountedWithItsTimeInTheEmbeddedMetricFormat() throws IOException {
        metrics.closed(head("a").closed(new Closing(ExecutionStatus.TIMED_OUT, T0.plusMillis(1500), Optional.empty())));
        JsonNode line = only();
        assertThat(line.path("ExecutionsTimedOut").asInt()).isEqualTo(1);
        assertThat(line.path("ExecutionTime").asLong()).isEqualTo(1500);
        JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);
        assertThat(line.path("_aws").path("Timestamp").asLong()).isEqualTo(T0.toEpochMilli());
        assertThat(directive.toString())
                .isEqualTo("{\"Namespace\":\"Baton\",\"Dimensions\":[[\"StateMachineArn\"]],\"Metrics\":"
                        + "[{\"Name\":\"ExecutionsTimedOut\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"ExecutionTime\",\"Unit\":\"Milliseconds\"}]}");
    }

    private static Head head(String name) {
        return LogSamples.open(LogSamples.key(name), LogSamples.MACHINE, T0, Json.ofText("{}"));
    }

    private JsonNode only() throws IOException {
        assertThat(lines).hasSize(1);
        return new ObjectMapper().readTree(lines.getFirst());
    }
}
