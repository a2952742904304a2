package dev.baton.asl.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.parsing.ParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Behaviors by example: each file in {@code behavior/} is a list of cases with a claim, a definition, an input, scripted
 * task answers, and the history, output or error that follow.
 */
class BehaviorCasesTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS).build();
    private static final List<String> FILES =
            List.of("states.json", "errors.json", "branches.json", "tasks.json", "data.json");

    @TestFactory
    Stream<DynamicTest> claims() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : FILES) {
            for (JsonNode node : read(file)) {
                tests.add(DynamicTest.dynamicTest(node.get("claim").asText(), () -> check(node, Fuel.STANDARD)));
                // The same machine, stopped after every single state, must tell the same story.
                tests.add(DynamicTest.dynamicTest(
                        node.get("claim").asText() + " (state by state)", () -> check(node, new Fuel(1, 1 << 20))));
            }
        }
        return tests.stream();
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream in = BehaviorCasesTest.class.getResourceAsStream("/behavior/" + file)) {
            return MAPPER.readTree(in);
        }
    }

    private static void check(JsonNode node, Fuel fuel) throws IOException {
        ParseResult parsed = DefinitionParser.parse(node.get("definition").toString());
        assertThat(parsed.machine()).as("%s", parsed.diagnostics()).isPresent();
        Limits limits = node.has("historyLimit")
                ? new Limits(node.get("historyLimit").asLong(), Limits.AWS.payloadBytes(), 40, 1.0)
                : Limits.AWS;
        ScriptedRun run = new ScriptedRun(parsed.machine().get(), Optional.ofNullable(node.get("tasks")), limits, fuel);
        Json input = Json.parse(node.has("input") ? node.get("input").toString() : "{}");
        Execution execution = run.run(input);
        boolean branching = node.path("branching").asBoolean();
        if (node.has("history")) {
            List<String> expected = new ArrayList<>();
            node.get("history").forEach(line -> expected.add(line.asText()));
            if (branching && fuel.transitions() == 1) {
                assertThat(run.historyLines()).hasSameSizeAs(expected);
            } else {
                assertThat(run.historyLines()).isEqualTo(expected);
            }
        }
        if (node.has("status")) {
            assertThat(execution.status().name()).isEqualTo(node.get("status").asText());
        }
        if (node.has("output")) {
            assertThat(execution.output().map(Json::node)).contains(node.get("output"));
        }
        if (node.has("outputText")) {
            assertThat(execution.output().map(Json::text))
                    .contains(node.get("outputText").asText());
        }
        if (node.has("error")) {
            assertThat(execution.failure().orElseThrow().error())
                    .contains(node.get("error").asText());
        }
        if (node.has("cause")) {
            assertThat(execution.failure().orElseThrow().cause())
                    .contains(node.get("cause").asText());
        }
        if (node.has("told")) {
            assertThat(run.history().getLast().details())
                    .isEqualTo(
                            new EventDetails.Error(Failure.of(node.get("told").asText())));
        }
        if (node.has("seconds")) {
            assertThat(run.seconds()).isEqualTo(node.get("seconds").asDouble());
        }
    }
}
