package dev.baton.harness;

import dev.baton.harness.HarnessSettings.Timeouts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new HarnessCli()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        HarnessSettings settings = settings();
        PrintWriter out = spec.commandLine().getOut();
        for (Path needed : new Path[] {settings.artefact(), settings.runtime(), settings.dynamoDbClassPath()}) {
            if (!Files.exists(needed)) {
                spec.commandLine()
                        .getErr()
                        .println("baton: " + needed
                                + " is missing; build it with: mvn -DskipTests package -pl infra/harness -am");
                return 2;
            }
        }
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

    private HarnessSettings settings() {
        Path target = root.resolve("infra/harness/target");
        return new HarnessSettings(
                port,
                root.resolve("lambda-handlers/functions/target/baton-functions.zip"),
                target.resolve("runtime"),
                root.resolve("lambda-handlers/aws/target/dynamodb-local.classpath"),
                work.toString().isEmpty() ? target.resolve("work") : work,
                instances,
                HarnessSettings.DEPLOYED_MARGIN,
                Timeouts.DEPLOYED,
                Duration.ofMinutes(1),
                freeze,
                environment());
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
