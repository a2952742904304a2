package dev.baton.harness;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Standard;
import dev.baton.harness.chaos.ChaosCommand;
import dev.baton.harness.cost.CostCli;
import dev.baton.harness.template.TemplateException;
import dev.baton.harness.template.TemplateReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baton harness}: the functions, until it is stopped. */
@Command(
        name = "harness",
        description =
                "Runs the Lambda functions under the real runtime client, on ElasticMQ and DynamoDB Local or a given"
                        + " server, and serves the API function's URL.",
        mixinStandardHelpOptions = true,
        subcommands = {ChaosCommand.class, CostCli.class},
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  AWS_ENDPOINT_URL_LAMBDA  where tasks call functions",
            "  WAIT_TIME_SCALE  by what Wait states and retry delays are multiplied"
        })
public final class HarnessCli implements Callable<Integer> {
    private static final String THE_HARNESS_OWN =
            "AWS_ENDPOINT_URL_(DYNAMODB|SQS)|BATON_(EXECUTIONS|REGISTRY)_TABLE|BATON_(LONG_|EXPRESS_|DEAD_LETTER_)?QUEUE_URL";

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
            description = "Start processes as the container image does, with an archive of their classes. It is trained"
                    + " first if there is none of this build, which takes half a minute.")
    private boolean archive;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "A server of DynamoDB, SQS and S3 that holds the state, such as LocalStack. Default: servers of"
                            + " the harness's own, in memory.")
    private @Nullable URI endpoint;

    @Option(names = "--prefix", description = "Begins the names of tables and queues there. Default: ${DEFAULT-VALUE}.")
    private String prefix = "baton";

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description =
                    "Deploy what this template of SAM, CDK or CloudFormation says. Default: what Baton's own say.")
    private @Nullable Path template;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "Value of a parameter of the template.")
    private Map<String, String> parameters = new HashMap<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new HarnessCli()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Built built = built();
        Services services;
        Blueprint blueprint;
        try {
            services = services(built);
            blueprint = blueprint();
        } catch (IllegalArgumentException | TemplateException e) {
            return fail(e.getMessage());
        } catch (NoSuchFileException e) {
            return fail("there is no file " + e.getFile());
        }
        Optional<String> complaint = built.complaint(services);
        if (complaint.isPresent()) {
            return fail(complaint.get());
        }
        PrintWriter out = spec.commandLine().getOut();
        HarnessSettings settings = settings(
                built, services, blueprint, archive ? Optional.of(ArchiveTraining.trained(built)) : Optional.empty());
        Harness harness = Harness.start(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            harness.close();
            stopped.countDown();
        }));
        out.println("Baton's functions serve the Step Functions API at " + harness.url());
        out.println("  and Lambda's Invoke API: AWS_ENDPOINT_URL_LAMBDA=" + harness.url()
                + " aws lambda invoke --function-name baton-api ...");
        out.println("  logs: " + harness.logs());
        out.flush();
        stopped.await();
        return 0;
    }

    private int fail(@Nullable String why) {
        spec.commandLine().getErr().println("baton: " + why);
        return 2;
    }

    /** What the build left. */
    public Built built() {
        Built built = Built.in(root);
        return work.toString().isEmpty() ? built : built.withWork(work);
    }

    /** Of the repository. */
    public Path root() {
        return root;
    }

    /**
     * What is deployed.
     *
     * @throws NoSuchFileException when there is no such template
     * @throws TemplateException when it is not understood, or says what must not be
     */
    public Blueprint blueprint() throws IOException {
        Path given = template;
        return given == null ? Standard.BLUEPRINT : TemplateReader.read(given, parameters);
    }

    private Services services(Built built) {
        URI given = endpoint;
        return given == null ? built.ownServices() : new Services.Given(Endpoints.all(given), prefix);
    }

    /** What was not built, in words. */
    public Optional<String> complaint() {
        return built().complaint();
    }

    /** What was asked for by the options, on servers of the harness's own. */
    public HarnessSettings onOwnServers() {
        return settings(built(), built().ownServices(), Standard.BLUEPRINT, Optional.empty());
    }

    private HarnessSettings settings(Built built, Services services, Blueprint blueprint, Optional<Path> image) {
        return new HarnessSettings(
                port,
                built.artefact(),
                built.runtime(),
                services,
                built.work(),
                instances,
                blueprint,
                Duration.ofMinutes(1),
                freeze,
                environment(),
                image,
                Disturbances.NONE);
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
        // The harness itself makes tables and queues, and knows where.
        passed.keySet().removeIf(name -> name.matches(THE_HARNESS_OWN));
        return passed;
    }
}
