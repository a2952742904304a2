package dev.baton.harness;

import dev.baton.harness.HarnessSettings.Timeouts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baton harness}: the functions, until it is stopped. */
@Command(
        name = "harness",
        description =
                "Runs the Lambda functions under the real runtime client, on ElasticMQ and DynamoDB Local, and serves the"
                        + " API function's URL.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  AWS_ENDPOINT_URL_LAMBDA  where tasks call functions",
            "  WAIT_TIME_SCALE  by what Wait states and retry delays are multiplied"
        })
public final class HarnessCli implements Callable<Integer> {
    @Option(names = "--port", description = "Default: ${DEFAULT-VALUE}; 0 for any free one.", defaultValue = "8084")
    private int port;

    @Option(
            names = "--instances",
            description = "How many processes each function has at the most. Default: ${DEFAULT-VALUE}.",
            defaultValue = "3")
    private int instances;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Where Baton was built. Default: the current folder.",
            defaultValue = ".")
    private Path root = Path.of(".");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where functions are unpacked and log. Default: infra/harness/target/work.")
    private Path work = Path.of("");

    @Option(names = "--freeze", description = "Stop processes between invocations, as Lambda does.")
    private boolean freeze;

    @Option(
            names = "--archive",
            description =
                    "Start processes as the container image does, with an archive of their classes. It is trained first if"
                            + " there is none of this build, which takes half a minute.")
    private boolean archive;

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new HarnessCli()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Built built = built();
        Optional<String> complaint = built.complaint();
        if (complaint.isPresent()) {
            spec.commandLine().getErr().println("baton: " + complaint.get());
            return 2;
        }
        PrintWriter out = spec.commandLine().getOut();
        HarnessSettings settings =
                settings(built, archive ? Optional.of(ArchiveTraining.trained(built)) : Optional.empty());
        Harness harness = Harness.start(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            harness.close();
            stopped.countDown();
        }));
        out.println("Baton's functions serve the Step Functions API at " + harness.url());
        out.println("  logs: " + harness.logs());
        out.flush();
        stopped.await();
        return 0;
    }

    private Built built() {
        Built built = Built.in(root);
        return work.toString().isEmpty() ? built : built.withWork(work);
    }

    private HarnessSettings settings(Built built, Optional<Path> image) {
        return new HarnessSettings(
                port,
                built.artefact(),
                built.runtime(),
                built.dynamoDbClassPath(),
                built.work(),
                instances,
                HarnessSettings.DEPLOYED_MARGIN,
                Timeouts.DEPLOYED,
                Duration.ofMinutes(1),
                freeze,
                environment(),
                image);
    }

    /** What tasks call, and how fast waits go. */
    private static Map<String, String> environment() {
        Map<String, String> passed = new HashMap<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("AWS_ENDPOINT_URL_") || name.equals("LAMBDA_ENDPOINT") || name.startsWith("BATON_")) {
                passed.put(name, value);
            } else if (name.equals("WAIT_TIME_SCALE")) {
                passed.put("BATON_WAIT_TIME_SCALE", value);
            }
        });
        // The tables and queues are the harness's own.
        passed.remove("AWS_ENDPOINT_URL_DYNAMODB");
        passed.remove("AWS_ENDPOINT_URL_SQS");
        return passed;
    }
}
