package dev.baton.engine.driver.process;

import dev.baton.asl.Interpreter;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.EventLog;
import dev.baton.engine.driver.TaskStarter;
import dev.baton.engine.driver.Threads;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.token.Tokens;
import dev.baton.engine.wakeup.WakeUps;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What all drivers of one process share.
 *
 * @param ports whose stores are asked again when they could not answer
 * @param retry for what else asks a store
 */
public record DriverParts(
        DriverPorts ports,
        DriverSettings settings,
        Interpreter interpreter,
        StoreRetry retry,
        ActiveExecutions active) {

    public static DriverParts of(DriverPorts ports, DriverSettings settings) {
        StoreRetry retry = new StoreRetry(ports.threads(), settings.storeTries());
        return new DriverParts(
                RetriedPorts.of(ports, retry),
                settings,
                new Interpreter(settings.limits()),
                retry,
                new ActiveExecutions(ports.threads()));
    }

    /** The same for Express executions: by their limits, and with a log that keeps nothing. */
    public DriverParts ofExpress() {
        DriverSettings own = settings.ofExpress();
        return new DriverParts(UnkeptPorts.of(ports), own, new Interpreter(own.limits()), retry, active);
    }

    public Instant now() {
        return ports.clock().instant();
    }

    public ExecutionLog log() {
        return ports.log();
    }

    public Tokens tokens() {
        return ports.tokens();
    }

    public TaskTokens taskTokens() {
        return ports.taskTokens();
    }

    public WakeUps wakeUps() {
        return ports.wakeUps();
    }

    public Definitions definitions() {
        return ports.definitions();
    }

    public TaskIntegration integration() {
        return ports.integration();
    }

    /** Tells an activity's workers of a task; whoever keeps it for them is asked again when it could not answer. */
    public Optional<TaskAnswer> offer(TaskCall task) {
        return retry.ask(() -> integration().offer(task));
    }

    /**
     * Moves the due moment of an execution, where the wake-ups that were sent outlive this process: then nobody need look before.
     *
     * @param committed the number of an entry that stands; 0 when none is known
     */
    public void moveDue(ExecutionKey key, Instant at, long committed) {
        if (settings.durableWakeUps()) {
            log().due(key, at, committed);
        }
    }

    public TaskStarter tasks() {
        return ports.tasks();
    }

    public Threads threads() {
        return ports.threads();
    }

    public RandomGenerator random() {
        return ports.random();
    }

    public EventLog events() {
        return ports.events();
    }

    public StatusEvents statusEvents() {
        return ports.statusEvents();
    }
}
