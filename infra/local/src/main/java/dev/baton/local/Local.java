package dev.baton.local;

import dev.baton.asl.Fuel;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.activity.LocalActivityQueues;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.api.Caller;
import dev.baton.engine.api.MachineDeletion;
import dev.baton.engine.api.Operation;
import dev.baton.engine.api.Operations;
import dev.baton.engine.api.PageTokens;
import dev.baton.engine.api.Ports;
import dev.baton.engine.api.RegionalOperations;
import dev.baton.engine.api.TaskServices;
import dev.baton.engine.api.extension.ExtensionOperations;
import dev.baton.engine.api.extension.ExtensionPorts;
import dev.baton.engine.audit.AuditTrail;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.DrivenExecutions;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.ThreadedTasks;
import dev.baton.engine.driver.VirtualThreads;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Histories;
import dev.baton.engine.log.LogGrowth;
import dev.baton.engine.log.WatchedExecutionLog;
import dev.baton.engine.log.codec.HistoryReader;
import dev.baton.engine.registry.CompiledDefinitions;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.start.Starts;
import dev.baton.engine.task.IntegrationSlot;
import dev.baton.engine.task.PollPace;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.wakeup.LocalWakeUps;
import dev.baton.engine.wakeup.WakeUp;
import dev.baton.integrations.Integrations;
import dev.baton.integrations.answer.ModelledResults;
import dev.baton.integrations.lambda.LambdaClients;
import dev.baton.integrations.mock.Mocks;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.NearStepFunctions;
import dev.baton.integrations.states.StartExecution;
import dev.baton.local.logging.ExecutionLogs;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Baton in one process. This is the only place where its objects are put together: store, driver, integrations and API.
 */
public final class Local implements AutoCloseable {
    private static final int STORE_TRIES = 5;

    private final LocalStore store;
    private final LocalWakeUps wakeUps;
    private final Histories histories;
    private final DrivenExecutions executions;
    private final ActivityPorts activities;
    private final MachineDeletion deletion;
    private final ExecutionLogs logs;
    private final ApiHandler api;
    private final ExtensionOperations own;
    private final AuditTrail audit;
    private final InstantSource clock = InstantSource.system();

    private Local(LocalStore store, LocalSettings settings) {
        WatchedExecutionLog watched = new WatchedExecutionLog(store.log());
        this.store = store.with(watched);
        this.wakeUps = new LocalWakeUps(clock);
        this.histories = new HistoryReader(watched);
        Definitions definitions = new CompiledDefinitions(
                store.machines(), text -> DefinitionParser.parse(text).machine());
        this.activities = new ActivityPorts(store.activities(), new LocalActivityQueues(), ActivityPorts.MINUTE);
        this.logs = new ExecutionLogs(settings, store.machines(), clock);
        IntegrationSlot slot = new IntegrationSlot();
        this.executions = executions(settings, definitions, slot);
        Integrations integrations = integrations(settings);
        slot.fill(integrations);
        this.deletion = new MachineDeletion(
                store.machines(),
                watched,
                executions,
                work -> Thread.ofVirtual().name("deletion").start(work));
        Ports ports = new Ports(
                store.machines(),
                definitions,
                watched,
                histories,
                executions,
                integrations,
                activities,
                new TaskServices(integrations, new ModelledResults(), logs.destinations()),
                settings.redrives());
        PageTokens tokens = new PageTokens(store.secret(), clock);
        Operations usual = Operations.of(ports, settings.api(), tokens, deletion, clock, UUID::randomUUID);
        this.own = new ExtensionOperations(extension(ports, watched, tokens), usual);
        this.audit = new AuditTrail(store.sideRecords(), clock);
        List<Operation> extension = own.all();
        this.api = new ApiHandler(new RegionalOperations(
                settings.api(),
                inRegion -> Operations.of(ports, inRegion, tokens, deletion, clock, UUID::randomUUID)
                        .with(extension)));
    }

    private ExtensionPorts extension(Ports ports, LogGrowth growth, PageTokens pages) {
        return new ExtensionPorts(
                ports,
                growth,
                store.sideRecords(),
                pages,
                new TaskTokens(store.secret()),
                work -> Thread.ofVirtual().name("batch").start(work),
                clock,
                UUID::randomUUID);
    }

    private DrivenExecutions executions(LocalSettings settings, Definitions definitions, IntegrationSlot slot) {
        DriverPorts ports = new DriverPorts(
                store.log(),
                store.tokens(),
                new TaskTokens(store.secret()),
                wakeUps,
                definitions,
                slot,
                new ThreadedTasks(slot),
                new VirtualThreads(clock),
                clock,
                new SecureRandom(),
                logs.eventLog());
        String epoch = UUID.randomUUID().toString();
        DriverSettings driving = new DriverSettings(
                epoch,
                new LeasePolicy.ByEpoch(),
                settings.limits(),
                Fuel.STANDARD,
                false,
                STORE_TRIES,
                Duration.ZERO,
                PollPace.NEAR_JOBS);
        return new DrivenExecutions(ports, driving, store.expressInputs(), true);
    }

    private Integrations integrations(LocalSettings settings) {
        StartExecution.Engine engine = new StartExecution.Engine(
                new Starts(store.machines(), executions, clock, UUID::randomUUID), executions, store.log());
        return Integrations.of(
                LambdaClients.whenNeeded(settings.aws()),
                AwsTasks.of(settings.aws(), NearStepFunctions.of(this::handle)),
                () -> engine,
                () -> activities,
                new Mocks(settings.mocks()));
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
        wakeUps.deliverTo(wakeUp -> executions.driver().drive(wakeUp, Deadline.NONE));
        AtomicInteger open = new AtomicInteger(executions.recoverExpress());
        store.open().accept(key -> {
            wakeUps.send(new WakeUp(key, WakeUp.Reason.SWEEP, 0), clock.instant());
            open.incrementAndGet();
        });
        deletion.resume();
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
        return store.log();
    }

    /** Events. */
    public Histories histories() {
        return histories;
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
        store.end().run();
    }
}
