package dev.baton.harness;

import dev.baton.aws.blueprint.FunctionShape;
import dev.baton.aws.blueprint.Setting;
import dev.baton.aws.deploy.DeployPlan;
import dev.baton.aws.deploy.Deployment;
import dev.baton.aws.dynamodb.Tables;
import dev.baton.aws.sqs.Queues;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Baton as it is deployed, on this machine: tables, queues, functions, event source mappings, schedule, URL. */
public final class Harness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Harness.class);
    private static final String ACCOUNT = "123456789012";
    private static final byte[] SCHEDULED = "{\"source\":\"aws.events\"}".getBytes(StandardCharsets.UTF_8);

    private final HarnessSettings settings;
    private final Deque<AutoCloseable> open;
    private final Map<String, String> environment = new HashMap<>();
    private final Path logs;
    private final Breeder breeder;
    private final Map<String, FunctionPool> pools = new LinkedHashMap<>();
    private final Endpoints endpoints;
    private final SqsClient sqs;
    private final FunctionPool api;
    private final FunctionPool driver;
    private final UrlFront front;
    private final Deployment deployment;
    private final Queues queues;
    private final Polls polls = Polls.none();

    private Harness(HarnessSettings settings, Deque<AutoCloseable> open) throws IOException, InterruptedException {
        this.settings = settings;
        this.open = open;
        this.logs = Files.createDirectories(settings.work().resolve("logs"));
        this.breeder = new Breeder(settings, logs);
        breeder.prepare(settings.disturbances().variants());
        this.endpoints = endpoints(settings.services(), logs);
        this.sqs = keep(endpoints.sqsClient());
        this.deployment = deploy(endpoints);
        this.queues = deployment.queues();
        describe();
        for (FunctionShape function : settings.blueprint().functions()) {
            pools.put(function.id(), pool(function));
        }
        this.api = part("ApiFunction");
        this.driver = part("DriverFunction");
        for (FunctionShape function : settings.blueprint().functions()) {
            function.source().ifPresent(source -> connect(source, part(function.id())));
        }
        this.front = keep(new UrlFront(settings.port(), api::invoke, new InvokeApi(List.copyOf(pools.values()))));
    }

    private FunctionPool part(String id) {
        return Objects.requireNonNull(pools.get(id), "the blueprint has no " + id);
    }

    private void connect(FunctionShape.Source source, FunctionPool function) {
        switch (source) {
            case FunctionShape.Lane lane -> listen(deployment.queue(lane.queue()), function);
            case FunctionShape.Every every -> schedule(function);
            case FunctionShape.Url url -> {
                // The front has one URL, the API's.
            }
        }
    }

    /**
     * Starts everything and waits until the API answers.
     *
     * @throws IOException when something cannot be started
     */
    public static Harness start(HarnessSettings settings) throws IOException, InterruptedException {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        boolean started = false;
        try {
            Harness harness = new Harness(settings, open);
            harness.api.warm();
            harness.front.start();
            started = true;
            return harness;
        } catch (InvocationFailedException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            if (!started) {
                close(open);
            }
        }
    }

    /** Starts what is the harness's own. */
    private Endpoints endpoints(Services services, Path logs) throws IOException, InterruptedException {
        return switch (services) {
            case Services.Own own -> {
                DynamoDbLocal dynamoDb = keep(DynamoDbLocal.start(own.dynamoDbClassPath(), logs));
                yield new Endpoints(dynamoDb.endpoint(), keep(new SqsServer()).endpoint(), Optional.empty());
            }
            case Services.Given given -> given.endpoints();
        };
    }

    private Deployment deploy(Endpoints endpoints) {
        DeployPlan plan = settings.deployPlan();
        try (DynamoDbClient dynamoDb = endpoints.dynamoDbClient()) {
            return plan.make(dynamoDb, sqs, endpoints::s3Client);
        }
    }

    private void describe() {
        Disturbances way = settings.disturbances();
        URI queueServer = way.sqs().apply(endpoints.sqs());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.putAll(
                new Endpoints(way.dynamoDb().apply(endpoints.dynamoDb()), queueServer, endpoints.s3()).environment());
        settings.blueprint()
                .sortedEnvironment()
                .forEach((name, setting) -> value(setting).ifPresent(value -> environment.put(name, value)));
        // The URL of the same queue at another server; the path names it.
        environment.replaceAll((name, value) -> name.endsWith("QUEUE_URL")
                ? queueServer.resolve(URI.create(value).getRawPath()).toString()
                : value);
        environment.putAll(settings.environment());
    }

    /** Absent when what it names is not there. */
    private Optional<String> value(Setting setting) {
        return switch (setting) {
            case Setting.NameOf named -> deployment.name(named.part());
            case Setting.UrlOf url -> Optional.of(deployment.queue(url.queue()));
            case Setting.StackName stack -> Optional.of(settings.services().prefix());
            case Setting.HeldBy held -> Optional.of(secret());
            case Setting.AccountId account -> Optional.of(ACCOUNT);
            case Setting.Chosen chosen -> Optional.of(chosen.otherwise());
        };
    }

    private static String secret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private FunctionPool pool(FunctionShape shape) {
        FunctionSpec function =
                new FunctionSpec("baton-" + shape.suffix(), shape.handler(), shape.timeout(), settings.instances());
        List<FunctionPool.Breed> breeds = breeder.breeds(settings.disturbances().variants(), shape.id(), environment);
        return keep(new FunctionPool(function, breeds, settings.freeze()));
    }

    /**
     * As a deployment does it: what is invoked from now on runs in processes of these kinds, and the others end when they are done.
     *
     * @throws IOException when an artefact cannot be made; then nothing has changed
     */
    public void deploy(List<Variant> variants) throws IOException {
        breeder.prepare(variants);
        pools.forEach((id, pool) -> pool.deploy(breeder.breeds(variants, id, environment)));
    }

    private void listen(String queue, FunctionPool function) {
        keep(new EventSource(sqs, queue, function, settings.disturbances().redelivery(), polls))
                .start();
    }

    private void schedule(FunctionPool sweep) {
        if (settings.sweepEvery().isZero()) {
            return;
        }
        ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("schedule").factory());
        open.push(schedule::shutdownNow);
        long every = settings.sweepEvery().toMillis();
        schedule.scheduleAtFixedRate(() -> sweep(sweep), every, every, TimeUnit.MILLISECONDS);
    }

    private static void sweep(FunctionPool sweep) {
        try {
            sweep.invoke(SCHEDULED);
        } catch (InvocationFailedException e) {
            LOG.warn("The sweep failed: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <C extends AutoCloseable> C keep(C resource) {
        open.push(resource);
        return resource;
    }

    /** Where the API function's URL is served. */
    public String url() {
        return front.url();
    }

    /** Kills the driver processes that are at work, at whatever line they are; returns how many. */
    public int killBusyDrivers() {
        return driver.killBusy();
    }

    /** What functions are told by their environment. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    SqsClient sqs() {
        return sqs;
    }

    /** The functions' processes there are now. */
    public List<FunctionInstance> instances() {
        return pools.values().stream()
                .flatMap(pool -> pool.instances().stream())
                .toList();
    }

    /** How many processes of each {@link Variant} were started. */
    public Map<String, Integer> started() {
        Map<String, Integer> started = new TreeMap<>();
        pools.values()
                .forEach(pool -> pool.everyBreed()
                        .forEach(breed ->
                                started.merge(breed.name(), breed.started().get(), Integer::sum)));
        return started;
    }

    /** A new client of the server of the tables, past the functions and what disturbs them. */
    public DynamoDbClient dynamoDb() {
        return endpoints.dynamoDbClient();
    }

    /** The tables. */
    public Tables tables() {
        return settings.deployPlan().tables();
    }

    /** What the event source mappings asked of the queues until now. */
    public Polls polls() {
        return polls;
    }

    /** Whether all messages were worked off; delayed ones do not count. */
    public boolean isQuiet() {
        return Stream.of(queues.shortLane(), queues.longLane(), queues.express())
                .allMatch(this::isQuiet);
    }

    private boolean isQuiet(String queue) {
        return sqs
                .getQueueAttributes(request -> request.queueUrl(queue)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .allMatch("0"::equals);
    }

    /** What functions print. */
    public Path logs() {
        return logs;
    }

    /** Ends all processes. Tables and queues on given services stay. */
    @Override
    public void close() {
        close(open);
    }

    private static void close(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("Something did not stop", e);
            }
        }
    }
}
