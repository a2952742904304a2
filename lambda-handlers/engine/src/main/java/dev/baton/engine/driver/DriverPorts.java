package dev.baton.engine.driver;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.token.Tokens;
import dev.baton.engine.wakeup.WakeUps;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a driver reaches the outside by.
 *
 * @param log heads and entries
 * @param tokens the items that decide callbacks
 * @param taskTokens seals what names them
 * @param wakeUps how executions are looked at later
 * @param definitions compiled machines
 * @param integration serves every resource that an accepted definition may name; asked here only for its properties
 * @param tasks makes its calls
 * @param threads where drivers run and wait
 * @param clock of this process
 * @param random draws incarnations and commit ids
 * @param events is told of what was committed
 * @param statusEvents who is told of ends
 */
public record DriverPorts(
        ExecutionLog log,
        Tokens tokens,
        TaskTokens taskTokens,
        WakeUps wakeUps,
        Definitions definitions,
        TaskIntegration integration,
        TaskStarter tasks,
        Threads threads,
        InstantSource clock,
        RandomGenerator random,
        EventLog events,
        StatusEvents statusEvents) {

    /** Of a driver whose events nobody is told of. */
    public DriverPorts(
            ExecutionLog log,
            Tokens tokens,
            TaskTokens taskTokens,
            WakeUps wakeUps,
            Definitions definitions,
            TaskIntegration integration,
            TaskStarter tasks,
            Threads threads,
            InstantSource clock,
            RandomGenerator random) {
        this(
                log,
                tokens,
                taskTokens,
                wakeUps,
                definitions,
                integration,
                tasks,
                threads,
                clock,
                random,
                EventLog.NONE,
                StatusEvents.NONE);
    }
}
