package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.integrations.mock.MockFile;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way that the README of {@code asl-examples/blue-green} goes. */
class BlueGreenExampleTest {
    private static final Path FOLDER = Path.of("../../asl-examples/blue-green");
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:blue-green";
    private static final String ALIAS = MACHINE + ":PROD";
    private static final int STARTS = 300;
    private static final long LOOK_MILLIS = 10;
    private static final JsonMapper MAPPER = new JsonMapper();

    private Local local = Local.inMemory(LocalSettings.of(Map.of(), 25_000, mocks()));

    @BeforeEach
    void begin() throws IOException {
        local.begin();
        ObjectNode creation = object().put("name", "blue-green").put("roleArn", "arn:aws:iam::123456789012:role/any");
        call(
                "CreateStateMachine",
                creation.put("definition", read("definition.asl.json")).put("publish", true));
        call("CreateStateMachineAlias", routed(object().put("name", "PROD"), 100, 0));
        ObjectNode update = object().put("stateMachineArn", MACHINE);
        call(
                "UpdateStateMachine",
                update.put("definition", read("green.asl.json")).put("publish", true));
    }

    @AfterEach
    void end() {
        local.close();
    }

    @Test
    void startsGoToTheVersionsByTheirWeight() throws Exception {
        assertThat(tariffs(start(20, "before"))).containsOnly("blue");

        call("UpdateStateMachineAlias", routed(object().put("stateMachineAliasArn", ALIAS), 50, 50));
        List<String> tariffs = tariffs(start(STARTS, "split"));
        long green = tariffs.stream().filter("green"::equals).count();
        assertThat(green).isBetween(STARTS / 4L, 3L * STARTS / 4);
        assertThat(listed(MACHINE + ":2")).isEqualTo(green);
        assertThat(listed(ALIAS)).isEqualTo(STARTS + 20);

        call("UpdateStateMachineAlias", routed(object().put("stateMachineAliasArn", ALIAS), 0, 100));
        assertThat(tariffs(start(20, "after"))).containsOnly("green");
        call("DeleteStateMachineVersion", object().put("stateMachineVersionArn", MACHINE + ":1"));
    }

    private List<String> start(int count, String name) {
        List<String> arns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode start = object().put("stateMachineArn", ALIAS + "#Heavy")
                    .put("name", name + "-" + i)
                    .put("input", "{\"parcel\":\"P-17\"}");
            arns.add(call("StartExecution", start).path("executionArn").asText());
        }
        return arns;
    }

    private List<String> tariffs(List<String> executions) throws Exception {
        List<String> tariffs = new ArrayList<>();
        for (String arn : executions) {
            JsonNode ended = ended(arn);
            JsonNode output = MAPPER.readTree(ended.path("output").asText());
            boolean green = ended.path("stateMachineVersionArn").asText().equals(MACHINE + ":2");
            assertThat(output)
                    .isEqualTo(MAPPER.readTree(
                            green
                                    ? "{\"parcel\":\"P-17\",\"price\":40,\"tariff\":\"green\"}"
                                    : "{\"parcel\":\"P-17\",\"price\":29,\"tariff\":\"blue\"}"));
            assertThat(ended.path("stateMachineAliasArn").asText()).isEqualTo(ALIAS);
            tariffs.add(output.path("tariff").asText());
        }
        return tariffs;
    }

    private JsonNode ended(String arn) throws InterruptedException {
        while (true) {
            JsonNode execution = call("DescribeExecution", object().put("executionArn", arn));
            if (!execution.path("status").asText().equals("RUNNING")) {
                return execution;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private long listed(String arn) {
        ObjectNode list = object().put("stateMachineArn", arn).put("maxResults", 1000);
        return call("ListExecutions", list).path("executions").size();
    }

    private static ObjectNode routed(ObjectNode request, int blue, int green) {
        ArrayNode routes = request.putArray("routingConfiguration");
        if (blue > 0) {
            routes.addObject().put("stateMachineVersionArn", MACHINE + ":1").put("weight", blue);
        }
        if (green > 0) {
            routes.addObject().put("stateMachineVersionArn", MACHINE + ":2").put("weight", green);
        }
        return request;
    }

    private JsonNode call(String action, ObjectNode request) {
        byte[] body = request.toString().getBytes(StandardCharsets.UTF_8);
        ApiResponse response = local.handle(new ApiRequest(Optional.of("AWSStepFunctions." + action), body));
        String answer = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.status()).as(answer).isEqualTo(200);
        try {
            return MAPPER.readTree(answer);
        } catch (IOException e) {
            throw new IllegalStateException(answer, e);
        }
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    private static dev.baton.integrations.mock.MockConfiguration mocks() {
        try {
            return MockFile.read(FOLDER.resolve("mocks.json"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
