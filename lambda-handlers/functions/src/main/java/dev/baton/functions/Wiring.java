package dev.baton.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.baton.asl.Fuel;
import dev.baton.aws.activity.SqsActivityQueues;
import dev.baton.aws.sqs.DeadLetters;
import dev.baton.aws.sqs.MessageReturns;
import dev.baton.aws.sqs.SqsWakeUps;
import dev.baton.engine.access.AccessRules;
import dev.baton.engine.access.AccessTargets;
import dev.baton.engine.access.CachedGrants;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.extension.ExtensionOperations;
import dev.baton.engine.api.extension.ExtensionPorts;
import dev.baton.engine.assembly.EngineAssembly;
import dev.baton.engine.assembly.EngineOptions;
import dev.baton.engine.assembly.EngineStores;
import dev.baton.engine.audit.AuditTrail;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.EventLog;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.encryption.SealedSearchIndex;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.token.TaskTokens;
import dev.baton.functions.logging.LogLines;
import dev.baton.functions.resource.StoredDocuments;
import dev.baton.integrations.Integrations;
import dev.baton.integrations.answer.ModelledResults;
import dev.baton.integrations.events.EventBridgeBus;
import dev.baton.integrations.kms.KmsKeys;
import dev.baton.integrations.logs.CloudWatchLogs;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.integrations.mock.Mocks;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.NearStepFunctions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * The only place where the functions' objects are put together. Settings are checked and clients built when it is made, at
 * init; the {@link Engine} is made with the first request, after a snapshot was restored, because it owns leases: two
 * processes of one snapshot must not share an owner.
 */
final class Wiring {
    private static final int STORE_TRIES = 5;

    /** A console that shows a batch asks for it every few seconds. */
    private static final Duration TURN = Duration.ofSeconds(3);

    /** As long as the longest function runs: by then whatever held the room has ended. */
    private static final Duration LONGEST_PARK = Duration.ofMinutes(15);

    private final FunctionSettings settings;
    private final Clients clients;
    private final InstantSource clock;
    private final Optional<Ledger> ledger;
    private final FunctionEventLog eventLog = new FunctionEventLog();
    private final FunctionStatusEvents statusEvents = new FunctionStatusEvents();
    private final Optional<CallMetrics> callMetrics;
    private final Once<Engine> engine = new Once<>(this::newEngine);

    private Wiring(FunctionSettings settings, Clients clients, Optional<Ledger> ledger) {
        this.settings = settings;
        this.clients = clients;
        this.clock = settings.clock();
        this.ledger = ledger;
        this.callMetrics = settings.callMetrics()
                ? Optional.of(new CallMetrics(new Metrics(LogLines::print, clock), LogLines::print))
                : Optional.empty();
    }

    /**
     * Of this function's environment variables.
     *
     * @throws WrongSettingsException when they are missing or wrong
     */
    static Wiring ofThisFunction() {
        FunctionSettings settings = FunctionSettings.of(System.getenv());
        Optional<Ledger> ledger = settings.ledger() ? Optional.of(Ledger.open()) : Optional.empty();
        Wiring wiring = new Wiring(settings, Clients.of(settings, ledger), ledger);
        Snapshots.primeWith(wiring::newEngine);
        return wiring;
    }

    /** The engine of this life of the process. */
    Engine engine() {
        return engine.get();
    }

    /** What time it is to the engine; whoever compares with its deadlines must ask the same clock. */
    Instant now() {
        return clock.instant();
    }

    /**
     * Does the work of an invocation and writes the logs of its executions, and tells what that used, where that is wanted. After
     * the answer the threads stand still, so nothing is left to them.
     */
    void accounted(Context context, Ledger.Work work) throws IOException {
        Ledger.Work logged = () -> {
            try {
                work.run();
            } finally {
                eventLog.flush();
                statusEvents.flush();
                callMetrics.ifPresent(CallMetrics::flush);
            }
        };
        if (ledger.isPresent()) {
            ledger.get().account(context, logged);
        } else {
            logged.run();
        }
    }

    /** What stands before the URL; absent where IAM alone decides. */
    Optional<UrlDoor> door() {
        return settings.byGrants() ? Optional.of(new UrlDoor(engine().access())) : Optional.empty();
    }

    /** Definitions that lie in S3. */
    StoredDocuments storedDocuments() {
        return new ObjectTexts(clients.s3());
    }

    private Engine newEngine() {
        Stores stores = Stores.of(clients, settings, clock);
        SqsWakeUps wakeUps = new SqsWakeUps(clients.sqs(), settings.queues(), stores.timeBuckets(), clock);
        EngineAssembly engine = EngineAssembly.of(
                new EngineStores(
                        stores.machines(),
                        stores.log(),
                        stores.tokens(),
                        stores.expressInputs(),
                        settings.secrets().all()),
                options(stores, wakeUps),
                own -> Integrations.of(clients.lambda(), services(), own, new Mocks(MockConfiguration.NONE)));
        ExtensionOperations own = new ExtensionOperations(extension(engine, stores), engine.operations());
        DeadLetters letters = new DeadLetters(clients.sqs(), settings.queues(), wakeUps);
        return new Engine(
                new ApiHandler(engine.operations().with(own.all())),
                own,
                new AuditTrail(stores.sideRecords(), clock),
                new AccessRules(
                        new CachedGrants(stores.accessGrants(), clock),
                        new AccessTargets(
                                "arn:aws:states:" + settings.api().region() + ":"
                                        + settings.api().account() + ":",
                                new TaskTokens(settings.secrets().all()))),
                engine.executions(),
                new MessageReturns(clients.sqs(), settings.queues(), wakeUps),
                new Sweeps(
                        stores,
                        wakeUps,
                        letters,
                        engine.deletion(),
                        own,
                        count -> new Metrics(LogLines::print, clock).overdue(settings.executionsTable(), count),
                        clock),
                new DeadLetterDesk(letters, engine.log(), clock));
    }

    private AwsTasks services() {
        AwsTasks services = AwsTasks.of(
                settings.aws(), NearStepFunctions.of(request -> engine().api().handle(request)));
        return ledger.map(Ledger::ofServices).map(services::watchedBy).orElse(services);
    }

    private EventBridgeBus eventBridge(String bus) {
        return new EventBridgeBus(
                settings.aws(), bus, ledger.map(Ledger::ofServices).orElse(action -> {}));
    }

    /** Batches are worked at by who begins them, who asks how far they are, and the sweep. Logs that grow ring no bell here. */
    private ExtensionPorts extension(EngineAssembly engine, Stores stores) {
        return new ExtensionPorts(
                engine.ports(),
                new SealedSearchIndex(stores.index()),
                (execution, grown, longest) -> {},
                stores.sideRecords(),
                engine.pageTokens(),
                engine.taskTokens(),
                Runnable::run,
                TURN,
                clock,
                UUID::randomUUID);
    }

    /** Deletions run in their caller's thread: after an answer a function's threads stand still. What fails there goes on with the sweep. */
    private EngineOptions options(Stores stores, SqsWakeUps wakeUps) {
        CloudWatchLogs logs = CloudWatchLogs.of(settings.aws());
        eventLog.open(stores.machines(), logs, clock);
        ActivityPorts activities = new ActivityPorts(
                stores.activities(),
                new SqsActivityQueues(
                        clients.sqs(), clients.polls(), settings.activities().queueUrls()),
                settings.activities().longestPoll());
        DriverSettings driving = new DriverSettings(
                        UUID.randomUUID().toString(),
                        new LeasePolicy.ByClock(settings.leaseMargin()),
                        settings.limits(),
                        Fuel.STANDARD,
                        true,
                        STORE_TRIES,
                        LONGEST_PARK)
                .at(settings.level());
        return EngineOptions.of(driving, wakeUps, activities, clock)
                .api(settings.api())
                .firstLegElsewhere()
                .logs(
                        callMetrics
                                .<EventLog>map(calls -> EventLog.both(eventLog, calls))
                                .orElse(eventLog),
                        logs)
                .statusEvents(settings.eventBus()
                        .map(bus -> statusEvents.open(eventBridge(bus)))
                        .orElse(StatusEvents.NONE))
                .shapes(new ModelledResults())
                .redrives(settings.redrives())
                .keys(KmsKeys.of(settings.aws()))
                .calls(calls -> new FunctionBounds(
                        new TracedCalls(calls, InvocationTrace::sampled), clients.functions(), clock))
                .requests(executions -> new TracedExecutions(executions, InvocationTrace::sampled));
    }
}
