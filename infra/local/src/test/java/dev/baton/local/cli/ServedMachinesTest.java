package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.Limits;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedMachinesTest {
    @TempDir
    Path folder;

    private final Local local =
            Local.inMemory(LocalSettings.of(Map.of(), Limits.AWS.historyEvents(), MockConfiguration.NONE));
    private final LocalApi api = new LocalApi(local);

    @AfterEach
    void close() {
        local.close();
    }

    @Test
    void machinesAreCreatedAndLaterUpdated() throws IOException {
        String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:greeting";
        Path file = folder.resolve("greeting.asl.yaml");
        Files.writeString(file, "StartAt: A\nStates: {A: {Type: Pass, Result: ${Words}, End: true}}\n");

        assertThat(put(file, Map.of("Words", "hello"))).containsExactly(arn);
        assertThat(put(file, Map.of("Words", "goodbye"))).containsExactly(arn);

        assertThat(api.call(
                                "DescribeStateMachine",
                                JsonNodeFactory.instance.objectNode().put("stateMachineArn", arn))
                        .path("definition")
                        .asText())
                .contains("goodbye");
    }

    @Test
    void refusalsNameTheFileAndWhatWasNotSubstituted() throws IOException {
        Path file = folder.resolve("late.json");
        Files.writeString(
                file,
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Wait\", \"Seconds\": \"${Delay}\", \"End\":"
                        + " true}}}");

        assertThatThrownBy(() -> put(file, Map.of()))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Not substituted: Delay");
    }

    private List<String> put(Path file, Map<String, String> values) {
        return new ServedMachines(api, Substitutions.of(values)).put(List.of(file));
    }
}
