package dev.baton.harness.chaos;

import dev.baton.aws.blueprint.FunctionShape;
import dev.baton.aws.blueprint.Standard;
import dev.baton.aws.dynamodb.DynamoDbStore;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.codec.FormatLevel;
import dev.baton.harness.Disturbances;
import dev.baton.harness.FunctionInstance;
import dev.baton.harness.Harness;
import dev.baton.harness.HarnessSettings;
import dev.baton.harness.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything that a chaos run runs on: the harness, the functions that tasks call, and the proxies between the parts. */
final class Arena implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Arena.class);

    /** Between a function's time-out and its queue's visibility time-out. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /** What the long lane has more than the short one: enough for the slow function. */
    private static final Duration LONGER = Duration.ofSeconds(4);

    /** A poll that is held keeps a process of the API's busy, of which there are few. */
    private static final String ACTIVITY_HOLD_SECONDS = "1";

    /** More than the clocks differ. */
    private static final String LEASE_MARGIN_SECONDS = "7";

    private static final String LEFT_TO_NEWER = "the message is left to it";
    private static final Duration RETENTION = Duration.ofDays(90);

    private final Deque<AutoCloseable> open;
    private final Map<Route, FaultyProxy> proxies = new ConcurrentHashMap<>();
    private final Commits commits = new Commits();
    private final FunctionStub functions;
    private final Deployments deployments;
    private final JobStub jobs;
    private final Injector injector;
    private final Harness harness;
    private final ApiClient api;
    private final ExecutionLog log;

    private Arena(ChaosSettings settings, Deque<AutoCloseable> open) throws IOException, InterruptedException {
        this.open = open;
        this.functions = keep(new FunctionStub());
        this.deployments = new Deployments(new NewerArtefact(settings.engineSources()));
        this.jobs = keep(new JobStub());
        this.injector = new Injector(FaultPlan.of(settings.seed(), settings.executions(), settings.faults()), proxies);
        URI lambda = proxy(Route.LAMBDA, functions.uri());
        this.harness = keep(Harness.start(harness(settings, lambda, proxy(Route.JOBS, jobs.uri()))));
        functions.poisonBy(this::kill);
        this.api = keep(new ApiClient(proxy(Route.API, URI.create(harness.url()))));
        DynamoDbClient dynamoDb = keep(harness.dynamoDb());
        this.log = new DynamoDbStore(dynamoDb, harness.tables(), Optional.empty(), InstantSource.system(), RETENTION)
                .log();
    }

    /**
     * Sets all up.
     *
     * @throws IOException when something cannot be started
     */
    static Arena set(ChaosSettings settings) throws IOException, InterruptedException {
        deleteLogs(settings.built().work());
        Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
        boolean set = false;
        try {
            Arena arena = new Arena(settings, open);
            set = true;
            return arena;
        } finally {
            if (!set) {
                close(open);
            }
        }
    }

    /** Those of a run before: what functions log is counted. */
    private static void deleteLogs(Path work) throws IOException {
        try (Stream<Path> old = Files.exists(work) ? Files.walk(work) : Stream.empty()) {
            for (Path log : old.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.delete(log);
            }
        }
    }

    private void kill(String process) {
        harness.instances().stream()
                .filter(instance -> instance.id().equals(process))
                .forEach(FunctionInstance::kill);
    }

    private HarnessSettings harness(ChaosSettings settings, URI lambda, URI athena) {
        return new HarnessSettings(
                0,
                settings.artefact(),
                settings.built().runtime(),
                settings.built().ownServices(),
                settings.built().work(),
                settings.instances(),
                settings.blueprint().timed(function -> timed(function, settings.timeout()), MARGIN),
                settings.sweepEvery(),
                true,
                Map.of(
                        "AWS_ENDPOINT_URL_LAMBDA",
                        lambda.toString(),
                        "AWS_ENDPOINT_URL_ATHENA",
                        athena.toString(),
                        "BATON_ACTIVITY_HOLD_SECONDS",
                        ACTIVITY_HOLD_SECONDS,
                        "BATON_LEASE_MARGIN_SECONDS",
                        LEASE_MARGIN_SECONDS),
                Optional.empty(),
                new Disturbances(
                        dynamoDb -> proxy(Route.DYNAMODB, dynamoDb),
                        sqs -> proxy(Route.SQS, sqs),
                        settings.upgrade() ? deployments.first() : variants(settings),
                        injector::redelivery));
    }

    private static FunctionShape timed(FunctionShape function, Duration timeout) {
        return function.within(
                function.lane().filter(Standard.LONG::equals).isPresent() ? timeout.plus(LONGER) : timeout);
    }

    /** Two versions, each on machines whose clocks are 5 s apart; the first two differ in both. */
    private static List<Variant> variants(ChaosSettings settings) {
        Variant.Preparation built = Variant.AS_BUILT.artefact();
        Variant.Preparation newer = new NewerArtefact(settings.engineSources());
        int old = FormatLevel.newest();
        return List.of(
                variant("as built, clock 2.5 s ahead", built, old, 2500),
                variant("newer codec, clock 2.5 s behind", newer, Deployments.NEWER, -2500),
                variant("as built, clock 2.5 s behind", built, old, -2500),
                variant("newer codec, clock 2.5 s ahead", newer, Deployments.NEWER, 2500));
    }

    private static Variant variant(String name, Variant.Preparation artefact, int level, int aheadMillis) {
        return new Variant(
                name,
                artefact,
                Map.of(
                        "BATON_FORMAT_LEVEL",
                        Integer.toString(level),
                        "BATON_CLOCK_OFFSET_MILLIS",
                        Integer.toString(aheadMillis)));
    }

    private URI proxy(Route route, URI service) {
        try {
            FaultyProxy.Witness witness = route == Route.DYNAMODB ? commits : FaultyProxy.Witness.NONE;
            FaultyProxy proxy = keep(new FaultyProxy(route, service, witness));
            proxies.put(route, proxy);
            return proxy.uri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <C extends AutoCloseable> C keep(C resource) {
        open.push(resource);
        return resource;
    }

    FunctionStub functions() {
        return functions;
    }

    JobStub jobs() {
        return jobs;
    }

    Injector injector() {
        return injector;
    }

    Deployments deployments() {
        return deployments;
    }

    Harness harness() {
        return harness;
    }

    ApiClient api() {
        return api;
    }

    /** The executions, past the functions and their troubles. */
    ExecutionLog log() {
        return log;
    }

    Commits commits() {
        return commits;
    }

    /** What the faults did until now. */
    ChaosReport.Traffic traffic() throws IOException {
        Map<String, Long> hit = new TreeMap<>();
        proxies.forEach((route, proxy) -> hit.put(route.words(), proxy.hit()));
        return new ChaosReport.Traffic(
                hit,
                api.repeated(),
                harness.started(),
                leftToNewer(),
                new ChaosReport.Hostile(functions.poisoned(), jobs.started(), jobs.stopped()));
    }

    private long leftToNewer() throws IOException {
        long found = 0;
        try (Stream<Path> logs = Files.list(harness.logs())) {
            for (Path file : logs.toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    found += lines.filter(line -> line.contains(LEFT_TO_NEWER)).count();
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        close(open);
    }

    private static void close(Deque<AutoCloseable> open) {
        for (AutoCloseable next = open.pollFirst(); next != null; next = open.pollFirst()) {
            try {
                next.close();
            } catch (Exception e) {
                LOG.warn("Something did not stop", e);
            }
        }
    }
}
