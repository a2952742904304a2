package dev.baton.engine.driver.process;

import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.status.StatusEvents;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of executions that nobody keeps: they have no log, nobody is told of their ends, and their commits meet no other writer. */
final class UnkeptPorts {
    private UnkeptPorts() {}

    static DriverPorts of(DriverPorts ports) {
        return new DriverPorts(
                new UnkeptLog(),
                ports.tokens(),
                ports.taskTokens(),
                ports.wakeUps(),
                ports.definitions(),
                ports.integration(),
                ports.tasks(),
                ports.threads(),
                ports.clock(),
                // Nothing that must not be guessed is drawn here, and this one is quick.
                () -> ThreadLocalRandom.current().nextLong(),
                ports.events(),
                StatusEvents.NONE);
    }
}
