package dev.baton.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code baton run} is given: a definition with what belongs to it. A folder is an example: {@code
 * definition.asl.json}, and beside it {@code input.json} and {@code mocks.json} if it has them.
 *
 * @param name the state machine's: the folder's, or the file's without its endings
 */
record ExampleFolder(String name, Path definition, Optional<Path> input, Optional<Path> mocks) {
    static final String DEFINITION = "definition.asl.json";

    /**
     * Looks what is there.
     *
     * @throws UserMistake when there is nothing to run
     */
    static ExampleFolder of(Path named) {
        Path path = named.toAbsolutePath().normalize();
        if (Files.isRegularFile(path)) {
            return new ExampleFolder(machineName(path), named, Optional.empty(), Optional.empty());
        }
        if (!Files.isDirectory(path)) {
            throw new UserMistake(named + ": no such file or folder" + InputFiles.suggestion(named));
        }
        Path definition = named.resolve(DEFINITION);
        if (!Files.isRegularFile(definition)) {
            throw new UserMistake(named + ": the folder has no " + DEFINITION);
        }
        return new ExampleFolder(
                machineName(path), definition, beside(named, "input.json"), beside(named, "mocks.json"));
    }

    private static Optional<Path> beside(Path folder, String name) {
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    }

    /** Letters that a machine's name may not have become dashes. */
    private static String machineName(Path path) {
        String name = String.valueOf(path.getFileName()).replaceFirst("(\\.asl)?\\.json$", "");
        String allowed = name.replaceAll("[^0-9A-Za-z_-]", "-");
        return allowed.substring(0, Math.min(80, allowed.length()));
    }
}
