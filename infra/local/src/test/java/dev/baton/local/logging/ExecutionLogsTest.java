package dev.baton.local.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --log-executions}: Express executions have no other history. */
class ExecutionLogsTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String DEFINITION =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":7,\"Next\":\"B\"},\"B\":{\"Type\":\"Succeed\"}}}";

    @TempDir
    Path folder;

    @Test
    void anExpressExecutionsHistoryIsInItsMachinesFile() throws Exception {
        Path logs = folder.resolve("logs");
        LocalSettings settings =
                LocalSettings.of(Map.of(), 25_000, MockConfiguration.NONE).loggingTo(logs);
        try (Local local = Local.inMemory(settings)) {
            local.begin();
            String arn = call(
                            local,
                            "CreateStateMachine",
                            Map.of("name", "fast", "type", "EXPRESS", "roleArn", "arn:r", "definition", DEFINITION))
                    .path("stateMachineArn")
                    .asText();
            call(local, "StartSyncExecution", Map.of("stateMachineArn", arn, "input", "{\"n\":1}"));
        }
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(logs.resolve("fast.log"))) {
            events.add(MAPPER.readTree(line));
        }
        assertThat(events.stream().map(event -> event.path("type").asText()).toList())
                .containsExactly(
                        "ExecutionStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
        assertThat(events.get(0).path("details").path("input").asText()).isEqualTo("{\"n\":1}");
        assertThat(events.get(5).path("details").path("output").asText()).isEqualTo("7");
        assertThat(events)
                .allSatisfy(event -> assertThat(event.path("execution_arn").asText())
                        .startsWith("arn:aws:states:us-east-1:123456789012:express:fast:"));
    }

    private static JsonNode call(Local local, String action, Map<String, String> request) throws IOException {
        byte[] body = MAPPER.writeValueAsBytes(request);
        ApiResponse response = local.handle(new ApiRequest(Optional.of("AWSStepFunctions." + action), body));
        assertThat(response.status())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return MAPPER.readTree(response.body());
    }
}
