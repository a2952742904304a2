package dev.baton.engine.assembly;

import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.api.ApiSettings;
import dev.baton.engine.api.MachineDeletion;
import dev.baton.engine.api.Operations;
import dev.baton.engine.api.PageTokens;
import dev.baton.engine.api.Ports;
import dev.baton.engine.api.TaskServices;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.request.DrivenExecutions;
import dev.baton.engine.driver.thread.ThreadedTasks;
import dev.baton.engine.driver.thread.VirtualThreads;
import dev.baton.engine.encryption.KeyedActivities;
import dev.baton.engine.encryption.SealedDefinitions;
import dev.baton.engine.encryption.Seals;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.codec.HistoryReader;
import dev.baton.engine.registry.CompiledDefinitions;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.start.Starts;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.TaskTokens;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Function;

/** An engine of one process: driver, API, and what both stand on, put together from stores, options and integrations. */
public final class EngineAssembly implements OwnEngine {
    private final EngineStores stores;
    private final EngineOptions options;
    private final ActivityPorts activities;
    private final TaskTokens taskTokens;
    private final PageTokens pageTokens;
    private final DrivenExecutions executions;
    private final Starts starts;
    private final MachineDeletion deletion;
    private final Ports ports;

    private <I extends TaskIntegration & ResourceCatalog> EngineAssembly(
            EngineStores given, EngineOptions options, Function<OwnEngine, I> integrations) {
        Seals seals = new Seals(options.keys, given.machines(), options.clock);
        this.stores = given.sealed(seals);
        this.options = options;
        this.activities = KeyedActivities.of(options.activities, seals);
        this.taskTokens = new TaskTokens(stores.secrets());
        this.pageTokens = new PageTokens(stores.secrets(), options.clock);
        Definitions definitions = new SealedDefinitions(
                new CompiledDefinitions(
                        stores.machines(), text -> DefinitionParser.parse(text).machine()),
                seals);
        I table = integrations.apply(this);
        this.executions = executions(definitions, options.calls.apply(table));
        this.starts = new Starts(stores.machines(), executions, options.clock, UUID::randomUUID);
        this.deletion = new MachineDeletion(stores.machines(), stores.log(), executions, options.deletions);
        this.ports = new Ports(
                stores.machines(),
                definitions,
                stores.log(),
                new HistoryReader(stores.log()),
                options.requests.apply(executions),
                table,
                activities,
                new TaskServices(table, options.shapes, options.logs),
                options.redrives);
    }

    /**
     * Puts an engine together.
     *
     * @param integrations makes the table of what Tasks can call; some of it calls the engine, which is complete when the first
     *     call comes
     */
    public static <I extends TaskIntegration & ResourceCatalog> EngineAssembly of(
            EngineStores stores, EngineOptions options, Function<OwnEngine, I> integrations) {
        return new EngineAssembly(stores, options, integrations);
    }

    private DrivenExecutions executions(Definitions definitions, TaskIntegration calls) {
        DriverPorts driverPorts = new DriverPorts(
                stores.log(),
                stores.tokens(),
                taskTokens,
                options.wakeUps,
                definitions,
                calls,
                new ThreadedTasks(calls),
                new VirtualThreads(options.clock),
                options.clock,
                new SecureRandom(),
                options.events,
                options.statusEvents);
        return new DrivenExecutions(driverPorts, options.driving, stores.expressInputs(), options.firstLegHere);
    }

    @Override
    public DrivenExecutions executions() {
        return executions;
    }

    @Override
    public Starts starts() {
        return starts;
    }

    @Override
    public ExecutionLog log() {
        return stores.log();
    }

    @Override
    public ActivityPorts activities() {
        return activities;
    }

    /** Carries out what DeleteStateMachine begins. */
    public MachineDeletion deletion() {
        return deletion;
    }

    /** What the API stands on. */
    public Ports ports() {
        return ports;
    }

    /** Seals task tokens. */
    public TaskTokens taskTokens() {
        return taskTokens;
    }

    /** Seals page tokens. */
    public PageTokens pageTokens() {
        return pageTokens;
    }

    /** The API's operations, of its own region and account. */
    public Operations operations() {
        return operations(options.api);
    }

    /** The API's operations, of another region or account. */
    public Operations operations(ApiSettings settings) {
        return Operations.of(ports, settings, pageTokens, deletion, options.clock, UUID::randomUUID);
    }
}
