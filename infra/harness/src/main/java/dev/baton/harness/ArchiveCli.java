package dev.baton.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baton archive}: the folder of the container image, with an archive for the JVM that runs this. */
@Command(
        name = "archive",
        description =
                "Makes the folder of the functions' container image: all jars, and an archive for this JVM, trained by running the"
                        + " functions on ElasticMQ and DynamoDB Local.",
        mixinStandardHelpOptions = true)
public final class ArchiveCli implements Callable<Integer> {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Where Baton was built. Default: the current folder.",
            defaultValue = ".")
    private Path root = Path.of(".");

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "The folder, which is emptied before; it works only where it was made. Default:"
                    + " lambda-handlers/functions/target/image.")
    private Path into = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ArchiveCli()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Built built =
                into.toString().isEmpty() ? Built.in(root) : Built.in(root).withImage(into);
        Optional<String> complaint = built.complaint();
        if (complaint.isPresent()) {
            spec.commandLine().getErr().println("baton: " + complaint.get());
            return 2;
        }
        spec.commandLine().getOut().println(ArchiveTraining.train(built));
        return 0;
    }
}
