package dev.baton.engine.driver.process;

import dev.baton.engine.driver.DriverPorts;

/** Ports whose stores are asked again when they could not answer. */
final class RetriedPorts {
    private RetriedPorts() {}

    static DriverPorts of(DriverPorts ports, StoreRetry retry) {
        return new DriverPorts(
                new RetriedLog(ports.log(), retry),
                new RetriedTokens(ports.tokens(), retry),
                ports.taskTokens(),
                new RetriedWakeUps(ports.wakeUps(), retry),
                new RetriedDefinitions(ports.definitions(), retry),
                ports.integration(),
                ports.tasks(),
                ports.threads(),
                ports.clock(),
                ports.random(),
                ports.events(),
                ports.statusEvents());
    }
}
