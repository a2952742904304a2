package dev.baton.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code baton run} is given: a definition with what belongs to it. A folder is an example: a definition, and beside it
 * {@code input.json} and {@code mocks.json} if it has them.
 */
record ExampleFolder(DefinitionFile definition, Optional<Path> input, Optional<Path> mocks) {

    /**
     * Looks what is there.
     *
     * @throws UserMistake when there is nothing to run
     */
    static ExampleFolder of(Path named) {
        DefinitionFile definition = DefinitionFile.find(named);
        return Files.isDirectory(named)
                ? new ExampleFolder(definition, beside(named, "input.json"), beside(named, "mocks.json"))
                : new ExampleFolder(definition, Optional.empty(), Optional.empty());
    }

    /** The state machine's. */
    String name() {
        return definition.machine();
    }

    private static Optional<Path> beside(Path folder, String name) {
        return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    }
}
