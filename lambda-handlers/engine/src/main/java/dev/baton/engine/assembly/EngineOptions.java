package dev.baton.engine.assembly;

import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.api.ApiSettings;
import dev.baton.engine.api.LogDestinations;
import dev.baton.engine.api.RedriveRules;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.EventLog;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.encryption.KeyService;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.task.ResultShapes;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.wakeup.WakeUps;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** How an engine behaves, and what it reaches beside its stores. What is not said is as in Step Functions. */
public final class EngineOptions {
    final DriverSettings driving;
    final WakeUps wakeUps;
    final ActivityPorts activities;
    final InstantSource clock;
    ApiSettings api = ApiSettings.of(Map.of());
    boolean firstLegHere = true;
    EventLog events = EventLog.NONE;
    StatusEvents statusEvents = StatusEvents.NONE;
    LogDestinations logs = LogDestinations.UNKNOWN;
    ResultShapes shapes = ResultShapes.UNKNOWN;
    KeyService keys = KeyService.NONE;
    RedriveRules redrives = RedriveRules.AWS;
    Executor deletions = Runnable::run;
    UnaryOperator<TaskIntegration> calls = UnaryOperator.identity();
    UnaryOperator<Executions> requests = UnaryOperator.identity();

    private EngineOptions(DriverSettings driving, WakeUps wakeUps, ActivityPorts activities, InstantSource clock) {
        this.driving = driving;
        this.wakeUps = wakeUps;
        this.activities = activities;
        this.clock = clock;
    }

    /**
     * What there is no usual value for.
     *
     * @param driving how drivers behave
     * @param wakeUps how executions are looked at later
     * @param activities their registry and queues
     * @param clock of this process
     */
    public static EngineOptions of(
            DriverSettings driving, WakeUps wakeUps, ActivityPorts activities, InstantSource clock) {
        return new EngineOptions(driving, wakeUps, activities, clock);
    }

    /** Whose resources the API serves. */
    public EngineOptions api(ApiSettings settings) {
        api = settings;
        return this;
    }

    /** A started execution is not driven by this process: its head is written and a wake-up sent. */
    public EngineOptions firstLegElsewhere() {
        firstLegHere = false;
        return this;
    }

    /** Who is told of what was committed, and which log groups there are for that. */
    public EngineOptions logs(EventLog told, LogDestinations destinations) {
        events = told;
        logs = destinations;
        return this;
    }

    /** Who is told that executions run and ended. */
    public EngineOptions statusEvents(StatusEvents told) {
        statusEvents = told;
        return this;
    }

    /** What services answer with, for TestState. */
    public EngineOptions shapes(ResultShapes known) {
        shapes = known;
        return this;
    }

    /** What keeps the customers' keys; else machines that name one are refused. */
    public EngineOptions keys(KeyService service) {
        keys = service;
        return this;
    }

    /** Which executions may be redriven. */
    public EngineOptions redrives(RedriveRules rules) {
        redrives = rules;
        return this;
    }

    /** Where the work runs that DeleteStateMachine begins; else in its caller's thread. */
    public EngineOptions deletions(Executor background) {
        deletions = background;
        return this;
    }

    /** What stands between driver and integrations. */
    public EngineOptions calls(UnaryOperator<TaskIntegration> around) {
        calls = around;
        return this;
    }

    /** What stands between API and driver. */
    public EngineOptions requests(UnaryOperator<Executions> around) {
        requests = around;
        return this;
    }
}
