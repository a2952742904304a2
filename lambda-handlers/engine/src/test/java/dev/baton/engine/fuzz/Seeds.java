package dev.baton.engine.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is right, to be made wrong: the examples of the project and documents of this package's resources. */
public final class Seeds {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path PROJECT = project();
    private static final Path RESOURCES = PROJECT.resolve("lambda-handlers/engine/src/test/resources/fuzz");
    private static final Path EXAMPLES = PROJECT.resolve("asl-examples");

    private Seeds() {}

    public static List<JsonNode> definitions() {
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

    public static JsonNode input() {
        return read(RESOURCES.resolve("input.json"));
    }

    /** By action. */
    public static JsonNode requests() {
        return read(RESOURCES.resolve("requests.json"));
    }

    /** Tests run in the folder of their module. */
    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("asl-examples"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder above has asl-examples");
        }
        return folder;
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
