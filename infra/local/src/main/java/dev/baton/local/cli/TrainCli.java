package dev.baton.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code baton train}: what the other commands do, in one process that then ends. The launcher runs it once after a build, so
 * that the JVM learns which classes and methods matter; for nobody else.
 */
@Command(name = "train", hidden = true, description = "Does what the other commands do, for the JVM to learn from.")
final class TrainCli implements Callable<Integer> {
    @Parameters(paramLabel = "EXAMPLE", description = "The folder of an example.")
    private Path example = Path.of("");

    @Option(names = "--executions", description = "How many are run. Default: ${DEFAULT-VALUE}.", defaultValue = "1200")
    private int executions;

    @Override
    public Integer call() throws IOException, InterruptedException {
        rehearse("run", example.toString());
        rehearse("validate", example.resolve("definition.asl.json").toString());
        Path data = Files.createTempDirectory("baton-train");
        try {
            TrainingRun.of(data, executions);
        } finally {
            delete(data);
        }
        return 0;
    }

    private static void rehearse(String... command) {
        if (Baton.line().execute(command) != 0) {
            throw new UserMistake("baton " + String.join(" ", command) + " failed");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
