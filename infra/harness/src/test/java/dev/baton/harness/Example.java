package dev.baton.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.integrations.mock.MockFile;
import dev.baton.integrations.mock.MockFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the examples.
 *
 * @param name its folder's, which is the state machine's in its mocks
 * @param expected outcomes by test case
 */
record Example(String name, JsonNode definition, String input, MockConfiguration mocks, JsonNode expected) {
    private static final Path FOLDER = Path.of("../../asl-examples");
    private static final Pattern SERVICES = Pattern.compile("arn:aws:states:::(?!lambda:|states:)|:activity:");
    /** It ends with a function's error, whose cause is a mock's words there and Lambda's report here. */
    private static final String ENDS_WITH_A_MOCKS_CAUSE = "repair";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All whose tasks are functions, for these can be played; the others' services are mocked in one process only. */
    static List<Example> all() throws IOException, MockFileException {
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                Example example = read(folder);
                if (!SERVICES.matcher(example.definition().toString()).find()
                        && !example.name().equals(ENDS_WITH_A_MOCKS_CAUSE)) {
                    examples.add(example);
                }
            }
        }
        return examples;
    }

    private static Example read(Path folder) throws IOException, MockFileException {
        return new Example(
                folder.getFileName().toString(),
                JSON.readTree(folder.resolve("definition.asl.json").toFile()),
                Files.readString(folder.resolve("input.json")),
                MockFile.read(folder.resolve("mocks.json")),
                JSON.readTree(folder.resolve("expected-output.json").toFile()));
    }

    /** The names of its test cases. */
    Set<String> cases() {
        return mocks.testCases(name).keySet();
    }
}
