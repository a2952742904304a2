package dev.baton.local.cli;

import dev.baton.asl.Limits;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.integrations.mock.MockFile;
import dev.baton.integrations.mock.MockFileException;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import dev.baton.local.http.AccessRules;
import dev.baton.local.http.ApiServer;
import dev.baton.local.logging.LogSettings;
import dev.baton.local.store.StoreRefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton local}: the server, until it is stopped. */
@Command(
        name = "local",
        description = "Serves the Step Functions API on this machine.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  AWS_ACCOUNT_ID, AWS_DEFAULT_REGION  of all ARNs; 123456789012 and us-east-1",
            "  LAMBDA_ENDPOINT, AWS_ENDPOINT_URL_LAMBDA, AWS_ENDPOINT_URL  where functions are called",
            "  SFN_MOCK_CONFIG  a MockConfigFile.json of Step Functions Local",
            "  WAIT_TIME_SCALE  by what Wait states and retry delays are multiplied"
        })
final class LocalCli implements Callable<Integer> {
    private static final Duration STOP = Duration.ofSeconds(3);

    @Option(names = "--port", description = "Default: ${DEFAULT-VALUE}; 0 for any free one.", defaultValue = "8083")
    private int port;

    @Option(names = "--host", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A further name by which clients may call the server, beside localhost; repeatable.")
    private List<String> allowedHosts = List.of();

    @Option(
            names = "--token",
            paramLabel = "TEXT",
            description =
                    "What clients must give as access key id. Default: none on a loopback --host; drawn and printed on"
                            + " others.")
    private @Nullable String token;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where executions are kept. Default: ${DEFAULT-VALUE}.",
            defaultValue = ".baton")
    private Path data = Path.of(".baton");

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    @Option(names = "--in-memory", description = "Keep nothing after the end, and of what has ended a day.")
    private boolean inMemory;

    @Option(names = "--open", description = "Show the console in the browser.")
    private boolean open;

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            description = "plain or json. Default: ${DEFAULT-VALUE}.",
            defaultValue = "plain")
    private LogSettings.Format format = LogSettings.Format.PLAIN;

    @Option(
            names = "--log-executions",
            paramLabel = "FOLDER",
            description = "Log each event of each execution there, as AWS writes them to CloudWatch Logs: MACHINE.log.")
    private @Nullable Path logExecutions;

    @Option(
            names = "--publish-events",
            paramLabel = "BUS",
            description =
                    "Tell this bus of EventBridge that executions run and ended, as source baton.states; it is where"
                            + " AWS_ENDPOINT_URL_EVENTBRIDGE or AWS_ENDPOINT_URL says.")
    private @Nullable String publishEvents;

    @Option(
            names = "--history-limit",
            paramLabel = "EVENTS",
            description = "How long a history may become, 0 for any length. Default: ${DEFAULT-VALUE}, as AWS has it.",
            defaultValue = "25000")
    private long historyLimit = Limits.AWS.historyEvents();

    @Option(
            names = "--redrive-days",
            paramLabel = "DAYS",
            description =
                    "For how long after its end an execution may be redriven, 0 for any time. Default: ${DEFAULT-VALUE}, as AWS has it.",
            defaultValue = "14")
    private long redriveDays = 14;

    @Parameters(
            arity = "0..*",
            paramLabel = "DEFINITION",
            description =
                    "Definitions in JSON or YAML, or folders with one: their machines are created, or updated, at the"
                            + " start.")
    private List<Path> definitions = List.of();

    @Mixin
    private Substitutions substitutions = new Substitutions();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        new LogSettings(format, Level.INFO).apply();
        Map<String, String> environment = services.in(System.getenv());
        LocalSettings settings = settings(environment);
        Local local = open(settings);
        List<String> machines = put(local);
        ApiServer server = serve(local);
        machines.forEach(arn -> spec.commandLine().getOut().println("  machine: " + arn));
        spec.commandLine().getOut().flush();
        if (open) {
            Browser.show(Browser.consoleOf(server.address()));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(STOP);
            local.close();
            stopped.countDown();
        }));
        stopped.await();
        return 0;
    }

    private LocalSettings settings(Map<String, String> environment) {
        try {
            long limit = historyLimit == 0 ? Long.MAX_VALUE : historyLimit;
            LocalSettings settings =
                    LocalSettings.of(environment, limit, mocks(environment)).redrivableFor(redriveDays);
            LocalSettings logging = logExecutions == null ? settings : settings.loggingTo(logExecutions);
            return publishEvents == null ? logging : logging.publishingTo(publishEvents);
        } catch (IllegalArgumentException e) {
            throw new UserMistake(e);
        }
    }

    private static MockConfiguration mocks(Map<String, String> environment) {
        String file = environment.getOrDefault("SFN_MOCK_CONFIG", "");
        try {
            return file.isBlank() ? MockConfiguration.NONE : MockFile.read(Path.of(file));
        } catch (MockFileException e) {
            throw new UserMistake(e);
        }
    }

    private Local open(LocalSettings settings) {
        try {
            return inMemory ? Local.inMemory(settings) : Local.inFolder(data, settings);
        } catch (StoreRefusedException e) {
            throw new UserMistake(e);
        } catch (UncheckedIOException e) {
            throw new UserMistake(String.valueOf(e.getMessage()), e);
        }
    }

    private List<String> put(Local local) {
        try {
            return new ServedMachines(new LocalApi(local), substitutions).put(definitions);
        } catch (UserMistake e) {
            local.close();
            throw e;
        }
    }

    private ApiServer serve(Local local) {
        int open = local.begin();
        try {
            InetAddress address = InetAddress.getByName(host);
            AccessRules access = access(address, local);
            ApiServer server = ApiServer.start(new InetSocketAddress(address, port), local::answer, access);
            report(server.address(), local.storeName(), open, access);
            return server;
        } catch (IOException e) {
            local.close();
            throw new UserMistake(refused(e), e);
        }
    }

    /** Other machines can reach any address but a loopback one. */
    private AccessRules access(InetAddress address, Local local) {
        Optional<String> wanted = Optional.ofNullable(token);
        if (wanted.filter(text -> !AccessRules.canBeToken(text)).isPresent()) {
            local.close();
            throw new UserMistake("--token takes 16 to 128 letters, digits, '-' and '_', as access key ids have them");
        }
        return new AccessRules(
                allowedHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
                address.isLoopbackAddress() ? wanted : wanted.or(() -> Optional.of(local.accessToken())));
    }

    private String refused(IOException e) {
        return e.getCause() instanceof BindException
                ? "port " + port + " of " + host
                        + " is in use; stop the server that has it, or choose another with --port (0 for any free one)"
                : String.valueOf(e.getMessage());
    }

    private void report(InetSocketAddress address, String store, int open, AccessRules access) {
        String url = "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Baton serves the Step Functions API at " + url);
        out.println("  store: " + store);
        if (open > 0) {
            out.println("  open executions that go on: " + open);
        }
        access.token().ifPresent(text -> out.println("  token: " + text + " (clients give it as AWS_ACCESS_KEY_ID)"));
        out.println("  console: " + url + "/console");
        out.println("  try:   aws stepfunctions list-state-machines --endpoint-url " + url);
        out.flush();
    }
}
