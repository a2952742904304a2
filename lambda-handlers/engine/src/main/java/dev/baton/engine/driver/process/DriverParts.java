package dev.baton.engine.driver.process;

import dev.baton.asl.Interpreter;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import java.time.Instant;

/**
 * What all legs of one process share.
 *
 * @param express the interpreter of Express executions, which have no history quota
 */
public record DriverParts(
        DriverPorts ports,
        DriverSettings settings,
        Interpreter interpreter,
        Interpreter express,
        StoreRetry patience,
        ActiveExecutions active) {

    public static DriverParts of(DriverPorts ports, DriverSettings settings) {
        return new DriverParts(
                ports,
                settings,
                new Interpreter(settings.limits()),
                new Interpreter(settings.limits().withoutHistoryLimit()),
                new StoreRetry(ports.threads(), settings.storeTries()),
                new ActiveExecutions(ports.threads()));
    }

    public Instant now() {
        return ports.clock().instant();
    }
}
