package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.integrations.mock.MockFile;
import dev.baton.integrations.mock.MockFileException;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way that the README of {@code asl-examples/repair} goes. */
class RepairExampleTest {
    private static final Path FOLDER = Path.of("../../asl-examples/repair");
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:repair";
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:repair:r17";
    private static final long LOOK_MILLIS = 10;
    private static final int MOST_LOOKS = 6000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Local local = local();

    private static Local local() {
        try {
            return Local.inMemory(LocalSettings.of(Map.of(), 25_000, MockFile.read(FOLDER.resolve("mocks.json"))));
        } catch (MockFileException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() {
        local.close();
    }

    @Test
    void mendedExecutionGoesOnFromTheStateThatFailed() throws Exception {
        local.begin();
        call(
                "AWSStepFunctions.CreateStateMachine",
                object().put("name", "repair")
                        .put("roleArn", "arn:aws:iam::123456789012:role/any")
                        .put("definition", read("definition.asl.json")));
        call(
                "AWSStepFunctions.StartExecution",
                object().put("stateMachineArn", MACHINE + "#WrongCurrency")
                        .put("name", "r17")
                        .put("input", read("input.json")));
        assertThat(ended("FAILED").path("error").asText()).isEqualTo("UnknownCurrency");

        call("Baton.RedriveFrom", from("Charge").put("input", read("mended.json")));
        assertThat(ended("SUCCEEDED").path("output").asText()).isEqualTo("{\"sent\":\"R-17 in EUR\"}");

        call("Baton.RedriveFrom", from("Send").put("definition", read("apology.asl.json")));
        JsonNode twice = ended("SUCCEEDED");
        assertThat(twice.path("output").asText()).isEqualTo("{\"sent\":\"R-17 in EUR, with our apologies\"}");
        assertThat(twice.path("redriveCount").asInt()).isEqualTo(2);
        String history = call("AWSStepFunctions.GetExecutionHistory", object().put("executionArn", EXECUTION))
                .toString();
        assertThat(history)
                .contains(
                        "\"batonChange\":{\"fromEvent\":",
                        "\"fromState\":\"Charge\",\"newInput\":true,\"by\":\"ann\"}");
    }

    private static ObjectNode from(String state) {
        return object().put("executionArn", EXECUTION).put("from", state).put("by", "ann");
    }

    private JsonNode ended(String status) throws Exception {
        for (int look = 0; look < MOST_LOOKS; look++) {
            JsonNode description = call("AWSStepFunctions.DescribeExecution", object().put("executionArn", EXECUTION));
            if (!description.path("status").asText().equals("RUNNING")) {
                assertThat(description.path("status").asText()).isEqualTo(status);
                return description;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new AssertionError("it does not end");
    }

    private JsonNode call(String target, ObjectNode request) throws IOException {
        ApiResponse response = local.handle(
                new ApiRequest(Optional.of(target), request.toString().getBytes(StandardCharsets.UTF_8)));
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.status()).as(body).isEqualTo(200);
        return MAPPER.readTree(body);
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }
}
