package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.integrations.mock.MockFile;
import dev.baton.local.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example runs in every test case of its mocks, and ends as its expected-output.json says. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../../asl-examples");
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Keeps the output. */
    private static final class Ending implements EventPrinter {
        private Optional<Json> output = Optional.empty();

        @Override
        public void print(HistoryEvent event) {
            // Only the end is looked at here.
        }

        @Override
        public void end(Head head, Optional<Json> json) {
            output = json;
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @TestFactory
    List<DynamicTest> everyCaseEndsAsExpected() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : folders()) {
            ExampleFolder example = ExampleFolder.of(folder);
            MockConfiguration mocks = MockFile.read(example.mocks().orElseThrow());
            JsonNode expected = MAPPER.readTree(Files.readString(folder.resolve("expected-output.json")));
            for (String testCase : mocks.testCases(example.name()).keySet()) {
                tests.add(DynamicTest.dynamicTest(
                        example.name() + " " + testCase,
                        () -> check(example, mocks, testCase, expected.path(testCase))));
            }
        }
        return tests;
    }

    private static void check(ExampleFolder example, MockConfiguration mocks, String testCase, JsonNode expected)
            throws Exception {
        ExampleRun run = new ExampleRun(
                example.name(),
                example.definition().json(Substitutions.of(Map.of())),
                Files.readString(example.input().orElseThrow()),
                Optional.of(testCase));
        Ending ending = new Ending();

        Head head = run.follow(LocalSettings.of(Map.of("WAIT_TIME_SCALE", "0.01"), 25_000, mocks), ending);

        Closing closing = head.closing().orElseThrow();
        assertThat(closing.status().name()).isEqualTo(expected.path("status").asText());
        assertThat(ending.output.map(Json::text))
                .isEqualTo(Optional.of(expected.path("output"))
                        .filter(output -> !output.isMissingNode())
                        .map(JsonNode::toString));
        assertThat(closing.failure().flatMap(Failure::error).orElse(""))
                .isEqualTo(expected.path("error").asText());
        assertThat(closing.failure().flatMap(Failure::cause).orElse(""))
                .isEqualTo(expected.path("cause").asText());
    }

    @Test
    void everyExampleIsComplete() throws IOException {
        assertThat(folders())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(folder -> assertThat(folder).satisfies(path -> {
                    for (String file : List.of(
                            "definition.asl.json", "input.json", "mocks.json", "expected-output.json", "README.md")) {
                        assertThat(path.resolve(file)).isRegularFile();
                    }
                }));
    }
}
