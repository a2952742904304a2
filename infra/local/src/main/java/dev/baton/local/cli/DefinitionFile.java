package dev.baton.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A definition that a user names: JSON, or YAML by its ending.
 *
 * @param path of the file
 * @param machine the name of its machine: the folder's, or the file's without its endings
 */
record DefinitionFile(Path path, String machine) {
    private static final List<String> IN_FOLDERS =
            List.of("definition.asl.json", "definition.asl.yaml", "definition.asl.yml");
    private static final String ENDINGS = "(\\.asl)?\\.(json|yaml|yml)$";
    private static final int LONGEST_NAME = 80;

    /**
     * Finds it.
     *
     * @param named a file, or a folder that holds {@code definition.asl.json} or {@code definition.asl.yaml}
     * @throws UserMistake when there is none
     */
    static DefinitionFile find(Path named) {
        if (Files.isRegularFile(named)) {
            return new DefinitionFile(named, machineName(named));
        }
        if (!Files.isDirectory(named)) {
            throw new UserMistake(named + ": no such file or folder" + InputFiles.suggestion(named));
        }
        return IN_FOLDERS.stream()
                .map(named::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> new DefinitionFile(file, machineName(named)))
                .orElseThrow(() -> new UserMistake(named + ": the folder has no " + String.join(" or ", IN_FOLDERS)));
    }

    /**
     * Its text as JSON, whose lines are those of the file.
     *
     * @throws UserMistake when it cannot be read, or is no YAML
     */
    String json(Substitutions substitutions) {
        String text = substitutions.in(InputFiles.read(path));
        return isYaml(path) ? YamlText.toJson(path, text) : text;
    }

    /** By its ending. */
    static boolean isYaml(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Letters that a machine's name may not have became dashes. */
    private static String machineName(Path named) {
        Path path = named.toAbsolutePath().normalize();
        String name =
                Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("machine");
        String allowed = name.replaceFirst(ENDINGS, "").replaceAll("[^0-9A-Za-z_-]", "-");
        return allowed.substring(0, Math.min(LONGEST_NAME, allowed.length()));
    }
}
