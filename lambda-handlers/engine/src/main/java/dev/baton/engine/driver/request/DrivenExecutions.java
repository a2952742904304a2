package dev.baton.engine.driver.request;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.Rewind;
import dev.baton.engine.driver.loop.Driver;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.util.Optional;

/** The driver side as the API sees it. Thread-safe; one for each process, and with it the process's {@link Driver}. */
public final class DrivenExecutions implements Executions {
    private final Driver driver;
    private final Starting starting;
    private final Stopping stopping;
    private final Callbacks callbacks;
    private final PickUps pickUps;
    private final Redriving redriving;
    private final ExpressRuns express;
    private final boolean firstLegHere;

    /**
     * @param firstLegHere whether a started execution is driven by this process; else its head is written and a wake-up sent
     */
    public DrivenExecutions(
            DriverPorts ports, DriverSettings settings, ExpressInputs expressInputs, boolean firstLegHere) {
        DriverParts parts = DriverParts.of(ports, settings);
        this.driver = new Driver(parts);
        this.starting = new Starting(parts, driver);
        this.stopping = new Stopping(parts);
        this.callbacks = new Callbacks(parts);
        this.pickUps = new PickUps(parts);
        this.redriving = new Redriving(parts);
        this.express = new ExpressRuns(parts, expressInputs);
        this.firstLegHere = firstLegHere;
    }

    /** Who takes this process's wake-ups. */
    public Driver driver() {
        return driver;
    }

    @Override
    public StartResult start(NewExecution execution) {
        return firstLegHere ? starting.startHere(execution) : starting.startElsewhere(execution);
    }

    @Override
    public void startExpress(NewExecution execution) {
        if (firstLegHere) {
            express.start(execution);
        } else {
            express.startElsewhere(execution);
        }
    }

    @Override
    public ExpressRun runExpress(NewExecution execution) {
        return express.run(execution);
    }

    /**
     * Runs an accepted asynchronous Express execution to its end, in the caller's thread; harmless when it has ended.
     *
     * @param end when the caller is ended, as a function's invocation is
     */
    public void runAccepted(ExecutionKey key, Instant end) {
        express.runAccepted(key, end);
    }

    /** Runs the asynchronous Express executions that a dead process left; returns how many. */
    public int recoverExpress() {
        return express.recover();
    }

    @Override
    public Optional<Head> stop(String executionArn, Failure failure) {
        return stopping.stop(executionArn, failure);
    }

    @Override
    public boolean isTaskToken(String text) {
        return callbacks.isToken(text);
    }

    @Override
    public Optional<Head> redrive(Head closed, Optional<String> clientToken, Optional<Rewind> rewind) {
        return redriving.redrive(closed, clientToken, rewind);
    }

    @Override
    public TokenVerdict sendTaskSuccess(String taskToken, Json output) {
        return callbacks.success(taskToken, output);
    }

    @Override
    public TokenVerdict sendTaskFailure(String taskToken, Failure failure) {
        return callbacks.failure(taskToken, failure);
    }

    @Override
    public TokenVerdict sendTaskHeartbeat(String taskToken) {
        return callbacks.heartbeat(taskToken);
    }

    @Override
    public Optional<ActivityTask> takeActivityTask(TokenKey task, Optional<String> workerName) {
        return pickUps.take(task, workerName);
    }
}
