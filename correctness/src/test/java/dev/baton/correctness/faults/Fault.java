package dev.baton.correctness.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A patch to production code that makes it wrong, with what must catch it.
 *
 * @param name of its file, without the ending: {@code 01-lost-effect}
 * @param catcher from its header's line {@code Caught by: }
 */
record Fault(String name, Catcher catcher, Patch patch) {
    private static final String CAUGHT_BY = "Caught by: ";
    private static final String ENDING = ".patch";

    /** The faults of a folder in the order of their names. */
    static List<Fault> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(Fault::read)
                    .toList();
        }
    }

    private static Fault read(Path file) {
        try {
            String name = file.getFileName().toString();
            List<String> lines = Files.readAllLines(file);
            String caughtBy = lines.stream()
                    .filter(line -> line.startsWith(CAUGHT_BY))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(file + " does not say what catches it"));
            return new Fault(
                    name.substring(0, name.length() - ENDING.length()),
                    Catcher.of(caughtBy.substring(CAUGHT_BY.length())),
                    Patch.parse(lines));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
