package dev.baton.correctness.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is right, to be made wrong: the examples of the project and documents of this package's resources. */
final class Seeds {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path RESOURCES = Path.of("src", "test", "resources", "fuzz");
    private static final Path EXAMPLES = Path.of("..", "asl-examples");

    private Seeds() {}

    static List<JsonNode> definitions() {
        try (Stream<Path> own = Files.list(RESOURCES.resolve("definitions"));
                Stream<Path> examples = Files.list(EXAMPLES)) {
            return Stream.concat(
                            own,
                            examples.map(folder -> folder.resolve("definition.asl.json"))
                                    .filter(Files::exists))
                    .sorted()
                    .map(Seeds::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode input() {
        return read(RESOURCES.resolve("input.json"));
    }

    /** By action. */
    static JsonNode requests() {
        return read(RESOURCES.resolve("requests.json"));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
