package dev.baton.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.baton.asl.Fuel;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.aws.activity.SqsActivityQueues;
import dev.baton.aws.sqs.DeadLetters;
import dev.baton.aws.sqs.MessageReturns;
import dev.baton.aws.sqs.SqsWakeUps;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.MachineDeletion;
import dev.baton.engine.api.Operations;
import dev.baton.engine.api.PageTokens;
import dev.baton.engine.api.Ports;
import dev.baton.engine.api.TaskServices;
import dev.baton.engine.driver.DrivenExecutions;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.ThreadedTasks;
import dev.baton.engine.driver.VirtualThreads;
import dev.baton.engine.log.codec.HistoryReader;
import dev.baton.engine.registry.CompiledDefinitions;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.start.Starts;
import dev.baton.engine.task.IntegrationSlot;
import dev.baton.engine.token.TaskTokens;
import dev.baton.functions.logging.LogLines;
import dev.baton.functions.resource.StoredDocuments;
import dev.baton.integrations.Integrations;
import dev.baton.integrations.answer.ModelledResults;
import dev.baton.integrations.logs.CloudWatchLogs;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.integrations.mock.Mocks;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.NearStepFunctions;
import dev.baton.integrations.states.StartExecution;
import java.io.IOException;
import java.security.SecureRandom;
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

    /** As long as the longest function runs: by then whatever held the room has ended. */
    private static final Duration LONGEST_PARK = Duration.ofMinutes(15);

    private final FunctionSettings settings;
    private final Clients clients;
    private final InstantSource clock;
    private final Optional<Ledger> ledger;
    private final FunctionEventLog eventLog = new FunctionEventLog();
    private final Once<Engine> engine = new Once<>(this::newEngine);

    private Wiring(FunctionSettings settings, Clients clients, Optional<Ledger> ledger) {
        this.settings = settings;
        this.clients = clients;
        this.clock = settings.clock();
        this.ledger = ledger;
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
            }
        };
        if (ledger.isPresent()) {
            ledger.get().account(context, logged);
        } else {
            logged.run();
        }
    }

    /** Definitions that lie in S3. */
    StoredDocuments storedDocuments() {
        return new ObjectTexts(clients.s3());
    }

    private Engine newEngine() {
        Stores stores = Stores.of(clients, settings, clock);
        SqsWakeUps wakeUps = new SqsWakeUps(clients.sqs(), settings.queues(), stores.timeBuckets(), clock);
        Definitions definitions = new CompiledDefinitions(
                stores.machines(), text -> DefinitionParser.parse(text).machine());
        CloudWatchLogs logs = CloudWatchLogs.of(settings.aws());
        eventLog.open(stores.machines(), logs, clock);
        ActivityPorts activities = new ActivityPorts(
                stores.activities(),
                new SqsActivityQueues(
                        clients.sqs(), clients.polls(), settings.activities().queueUrls()),
                settings.activities().longestPoll());
        IntegrationSlot slot = new IntegrationSlot();
        DrivenExecutions executions = executions(stores, wakeUps, definitions, slot);
        StartExecution.Engine nested = new StartExecution.Engine(
                new Starts(stores.machines(), executions, clock, UUID::randomUUID), executions, stores.log());
        Integrations integrations = Integrations.of(
                clients.lambda(),
                AwsTasks.of(
                        settings.aws(),
                        NearStepFunctions.of(request -> engine().api().handle(request))),
                () -> nested,
                () -> activities,
                new Mocks(MockConfiguration.NONE));
        slot.fill(new FunctionBounds(
                new TracedCalls(integrations, InvocationTrace::sampled), clients.functions(), clock));
        // In its caller's thread: after an answer a function's threads stand still. What fails there goes on with the
        // sweep.
        MachineDeletion deletion = new MachineDeletion(stores.machines(), stores.log(), executions, Runnable::run);
        ApiHandler api = new ApiHandler(Operations.of(
                new Ports(
                        stores.machines(),
                        definitions,
                        stores.log(),
                        new HistoryReader(stores.log()),
                        new TracedExecutions(executions, InvocationTrace::sampled),
                        integrations,
                        activities,
                        new TaskServices(integrations, new ModelledResults(), logs),
                        settings.redrives()),
                settings.api(),
                new PageTokens(settings.secret().bytes(), clock),
                deletion,
                clock,
                UUID::randomUUID));
        DeadLetters letters = new DeadLetters(clients.sqs(), settings.queues(), wakeUps);
        return new Engine(
                api,
                executions,
                new MessageReturns(clients.sqs(), settings.queues(), wakeUps),
                new Sweeps(
                        stores,
                        wakeUps,
                        letters,
                        deletion,
                        count -> new Metrics(LogLines::print, clock).overdue(settings.executionsTable(), count),
                        clock),
                new DeadLetterDesk(letters, stores.log(), clock));
    }

    private DrivenExecutions executions(
            Stores stores, SqsWakeUps wakeUps, Definitions definitions, IntegrationSlot slot) {
        DriverPorts ports = new DriverPorts(
                stores.log(),
                stores.tokens(),
                new TaskTokens(settings.secret().bytes()),
                wakeUps,
                definitions,
                slot,
                new ThreadedTasks(slot),
                new VirtualThreads(clock),
                clock,
                new SecureRandom(),
                eventLog);
        DriverSettings driving = new DriverSettings(
                UUID.randomUUID().toString(),
                new LeasePolicy.ByClock(settings.leaseMargin()),
                settings.limits(),
                Fuel.STANDARD,
                true,
                STORE_TRIES,
                LONGEST_PARK);
        return new DrivenExecutions(ports, driving, stores.expressInputs(), false);
    }
}
