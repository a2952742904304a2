package dev.baton.local;

import dev.baton.asl.Fuel;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.activity.LocalActivityQueues;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.api.Caller;
import dev.baton.engine.api.Operation;
import dev.baton.engine.api.RegionalOperations;
import dev.baton.engine.api.extension.ExtensionOperations;
import dev.baton.engine.api.extension.ExtensionPorts;
import dev.baton.engine.assembly.EngineAssembly;
import dev.baton.engine.assembly.EngineOptions;
import dev.baton.engine.assembly.EngineStores;
import dev.baton.engine.audit.AuditTrail;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.encryption.KeyService;
import dev.baton.engine.encryption.SealedSearchIndex;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Histories;
import dev.baton.engine.log.LogGrowth;
import dev.baton.engine.log.WatchedExecutionLog;
import dev.baton.engine.status.BatchedStatusEvents;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.task.PollPace;
import dev.baton.engine.wakeup.LocalWakeUps;
import dev.baton.engine.wakeup.WakeUp;
import dev.baton.integrations.Integrations;
import dev.baton.integrations.answer.ModelledResults;
import dev.baton.integrations.events.EventBridgeBus;
import dev.baton.integrations.kms.KmsKeys;
import dev.baton.integrations.lambda.LambdaClients;
import dev.baton.integrations.mock.Mocks;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.NearStepFunctions;
import dev.baton.local.logging.ExecutionLogs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Baton in one process: an engine on a store of this machine, with the integrations, and the API in front of it.
 */
public final class Local implements AutoCloseable {
    private static final int STORE_TRIES = 5;

    private final LocalStore store;
    private final LocalWakeUps wakeUps;
    private final EngineAssembly engine;
    private final ExecutionLogs logs;
    private final Optional<BatchedStatusEvents> statusEvents;
    private final ApiHandler api;
    private final ExtensionOperations own;
    private final AuditTrail audit;
    private final InstantSource clock = InstantSource.system();

    private Local(LocalStore store, LocalSettings settings) {
        WatchedExecutionLog watched = new WatchedExecutionLog(store.log());
        this.store = store.with(watched);
        this.wakeUps = new LocalWakeUps(clock);
        this.logs = new ExecutionLogs(settings, store.machines(), clock);
        this.statusEvents = settings.eventBus()
                .map(bus -> new BatchedStatusEvents(new EventBridgeBus(settings.aws(), bus, action -> {})));
        this.engine = EngineAssembly.of(
                new EngineStores(store.machines(), watched, store.tokens(), store.expressInputs(), store.secret()),
                options(settings),
                own -> Integrations.of(
                        LambdaClients.whenNeeded(settings.aws()),
                        AwsTasks.of(settings.aws(), NearStepFunctions.of(this::handle)),
                        own,
                        new Mocks(settings.mocks())));
        this.own = new ExtensionOperations(extension(watched), engine.operations());
        this.audit = new AuditTrail(store.sideRecords(), clock);
        List<Operation> extension = own.all();
        this.api = new ApiHandler(new RegionalOperations(
                settings.api(), inRegion -> engine.operations(inRegion).with(extension)));
    }

    private EngineOptions options(LocalSettings settings) {
        DriverSettings driving = new DriverSettings(
                UUID.randomUUID().toString(),
                new LeasePolicy.ByEpoch(),
                settings.limits(),
                Fuel.STANDARD,
                false,
                STORE_TRIES,
                Duration.ZERO,
                PollPace.NEAR_JOBS);
        ActivityPorts activities =
                new ActivityPorts(store.activities(), new LocalActivityQueues(), ActivityPorts.MINUTE);
        return EngineOptions.of(driving, wakeUps, activities, clock)
                .api(settings.api())
                .logs(logs.eventLog(), logs.destinations())
                .statusEvents(statusEvents.map(StatusEvents.class::cast).orElse(StatusEvents.NONE))
                .shapes(new ModelledResults())
                .redrives(settings.redrives())
                .keys(keys(settings))
                .deletions(work -> Thread.ofVirtual().name("deletion").start(work));
    }

    /** KMS where the environment names an endpoint for it; never an AWS account of the user's. */
    private KeyService keys(LocalSettings settings) {
        return settings.aws().endpoint("KMS").isPresent() ? KmsKeys.of(settings.aws()) : new HeldKeys(store.secret());
    }

    private ExtensionPorts extension(LogGrowth growth) {
        return new ExtensionPorts(
                engine.ports(),
                new SealedSearchIndex(store.index()),
                growth,
                store.sideRecords(),
                engine.pageTokens(),
                engine.taskTokens(),
                work -> Thread.ofVirtual().name("batch").start(work),
                Duration.ZERO,
                clock,
                UUID::randomUUID);
    }

    /** Keeps everything in memory. */
    public static Local inMemory(LocalSettings settings) {
        return new Local(LocalStore.inMemory(InstantSource.system()), settings);
    }

    /**
     * Keeps everything in a folder, which may hold what an earlier process left.
     *
     * @throws dev.baton.local.store.StoreRefusedException when it is in use, damaged or of a newer version
     */
    public static Local inFolder(Path folder, LocalSettings settings) {
        return new Local(LocalStore.inFolder(folder, InstantSource.system()), settings);
    }

    /**
     * Begins to drive: open executions of an earlier process go on, timers run, deletions are taken up. To be called once,
     * before the first request.
     *
     * @return how many open executions there were
     */
    public int begin() {
        wakeUps.deliverTo(wakeUp -> engine.executions().driver().drive(wakeUp, Deadline.NONE));
        AtomicInteger open = new AtomicInteger(engine.executions().recoverExpress());
        store.open().accept(key -> {
            wakeUps.send(new WakeUp(key, WakeUp.Reason.SWEEP, 0), clock.instant());
            open.incrementAndGet();
        });
        engine.deletion().resume();
        own.resume();
        return open.get();
    }

    /** Answers a request of the API. */
    public ApiResponse handle(ApiRequest request) {
        ApiResponse response = api.handle(request);
        audit.answered(request, response);
        return response;
    }

    /**
     * Answers a request of the API, perhaps later.
     *
     * @param answer gets the answer, once
     */
    public void answer(ApiRequest request, Caller caller, Consumer<ApiResponse> answer) {
        api.answer(request, caller, response -> {
            audit.answered(request, response);
            answer.accept(response);
        });
    }

    /** Heads and entries. */
    public ExecutionLog log() {
        return engine.log();
    }

    /** Events. */
    public Histories histories() {
        return engine.ports().histories();
    }

    /** What clients of other machines have to show; as lasting as the store. */
    public String accessToken() {
        return Secret.accessToken(store.secret());
    }

    /** Where it is kept, for people. */
    public String storeName() {
        return store.name();
    }

    /** Stops driving and closes the store. What was acknowledged is durable; the rest goes on with the next process. */
    @Override
    public void close() {
        wakeUps.close();
        logs.close();
        statusEvents.ifPresent(BatchedStatusEvents::close);
        store.end().run();
    }
}
