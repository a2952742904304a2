package dev.baton.integrations.containers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import dev.baton.integrations.AwsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How containers are run here.
 *
 * @param program {@code docker}, {@code podman}, or another that takes the same arguments
 * @param options given to each run: {@code --network host}
 * @param definitions of tasks and jobs, as RegisterTaskDefinition and RegisterJobDefinition take them; others are asked for at AWS
 */
public record ContainerSettings(String program, List<String> options, List<JsonNode> definitions) {
    /** The variable that names the program, and so asks for containers. */
    public static final String PROGRAM = "BATON_CONTAINERS";

    /** The variable with options, blanks between them. */
    public static final String OPTIONS = "BATON_CONTAINER_OPTIONS";

    /** The variable with files, commas between them. */
    public static final String DEFINITIONS = "BATON_CONTAINER_DEFINITIONS";

    public ContainerSettings {
        Objects.requireNonNull(program, "program");
        options = List.copyOf(options);
        definitions = List.copyOf(definitions);
    }

    /**
     * What the environment says; empty where it does not ask for containers.
     *
     * @throws IllegalArgumentException when a file is no JSON
     * @throws UncheckedIOException when a file cannot be read
     */
    public static Optional<ContainerSettings> of(AwsSettings settings) {
        String program = settings.environment().getOrDefault(PROGRAM, "").strip();
        return program.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContainerSettings(
                        program,
                        parts(settings.environment().getOrDefault(OPTIONS, ""), "\\s+"),
                        read(parts(settings.environment().getOrDefault(DEFINITIONS, ""), ","))));
    }

    private static List<String> parts(String text, String between) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(between)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static List<JsonNode> read(List<String> files) {
        List<JsonNode> definitions = new ArrayList<>();
        for (String file : files) {
            try {
                JsonNode content = Json.parse(Files.readString(Path.of(file))).node();
                if (content.isArray()) {
                    content.forEach(definitions::add);
                } else {
                    definitions.add(content);
                }
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
        return definitions;
    }
}
