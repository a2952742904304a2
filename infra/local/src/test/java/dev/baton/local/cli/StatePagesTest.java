package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.StateType;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of {@code docs/states} do what the pages say: a fenced block {@code json definition} begins one, {@code json input},
 * {@code json mocks}, and {@code json output} or {@code json error} belong to it.
 */
class StatePagesTest {
    private static final Path PAGES = Path.of("../../docs/states");
    private static final Pattern BLOCK =
            Pattern.compile("^```json (\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String NAME = "documented";
    private static final String CASE = "shown";
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    Path folder;

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

    @TestFactory
    List<DynamicTest> examplesOfThePagesDoAsThePagesSay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (StateType type : StateType.values()) {
            List<Map<String, String>> examples =
                    examples(PAGES.resolve(type.text().toLowerCase(Locale.ROOT) + ".md"));
            assertThat(examples).as("examples of %s", type.text()).hasSizeGreaterThanOrEqualTo(2);
            for (int i = 0; i < examples.size(); i++) {
                Map<String, String> example = examples.get(i);
                tests.add(DynamicTest.dynamicTest(type.text() + " " + (i + 1), () -> check(example)));
            }
        }
        return tests;
    }

    private static List<Map<String, String>> examples(Path page) throws IOException {
        List<Map<String, String>> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            if (block.group(1).equals("definition")) {
                examples.add(new HashMap<>());
            }
            examples.getLast().put(block.group(1), block.group(2));
        }
        return examples;
    }

    private void check(Map<String, String> example) throws Exception {
        MockConfiguration mocks = mocks(Optional.ofNullable(example.get("mocks")));
        ExampleRun run = new ExampleRun(
                NAME,
                example.get("definition"),
                example.get("input"),
                example.containsKey("mocks") ? Optional.of(CASE) : Optional.empty());
        Ending ending = new Ending();

        Head head = run.follow(LocalSettings.of(Map.of("WAIT_TIME_SCALE", "0.01"), 25_000, mocks), ending);

        Closing closing = head.closing().orElseThrow();
        if (example.containsKey("error")) {
            ObjectNode failure = MAPPER.createObjectNode();
            closing.failure().flatMap(Failure::error).ifPresent(error -> failure.put("Error", error));
            closing.failure().flatMap(Failure::cause).ifPresent(cause -> failure.put("Cause", cause));
            assertThat(failure).isEqualTo(MAPPER.readTree(example.get("error")));
        } else {
            assertThat(closing.failure()).isEmpty();
            // The order of members counts, blanks do not.
            assertThat(ending.output.orElseThrow().node().toString())
                    .isEqualTo(MAPPER.readTree(example.get("output")).toString());
        }
    }

    /** A page shows what each state's task answers; the file has that of each test case. */
    private MockConfiguration mocks(Optional<String> shown) throws Exception {
        ObjectNode file = MAPPER.createObjectNode();
        ObjectNode states = file.putObject("StateMachines")
                .putObject(NAME)
                .putObject("TestCases")
                .putObject(CASE);
        ObjectNode responses = file.putObject("MockedResponses");
        JsonNode answers = MAPPER.readTree(shown.orElse("{}"));
        answers.properties().forEach(state -> {
            states.put(state.getKey(), state.getKey());
            responses.set(state.getKey(), state.getValue());
        });
        return MockFile.read(Files.writeString(folder.resolve("mocks.json"), file.toString()));
    }
}
