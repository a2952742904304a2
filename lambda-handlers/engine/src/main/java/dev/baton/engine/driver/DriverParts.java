package dev.baton.engine.driver;

import dev.baton.asl.Interpreter;
import dev.baton.engine.log.ExecutionKey;
import java.time.Instant;

/**
 * What all legs of one process share.
 *
 * @param express the interpreter of Express executions, which have no history quota
 */
record DriverParts(
        DriverPorts ports,
        DriverSettings settings,
        Interpreter interpreter,
        Interpreter express,
        Patience patience,
        ActiveExecutions active) {

    static DriverParts of(DriverPorts ports, DriverSettings settings) {
        return new DriverParts(
                ports,
                settings,
                new Interpreter(settings.limits()),
                new Interpreter(settings.limits().withoutHistoryLimit()),
                new Patience(ports.threads(), settings.storeTries()),
                new ActiveExecutions(ports.threads()));
    }

    Instant now() {
        return ports.clock().instant();
    }

    Loading loading() {
        return new Loading(ports, patience, settings.level());
    }

    Commit commit() {
        return new Commit(ports, patience);
    }

    Look look(ExecutionKey key) {
        return new Look(ports, patience, key);
    }

    Decision decision(ExecutionKey key) {
        return new Decision(interpreter, settings.fuel(), ports.taskTokens(), new TokenGuard(ports, patience, key));
    }

    Effects effects(OwnCalls own, Deadline deadline) {
        return new Effects(ports, patience, new Calls(ports.integration(), settings), own, deadline);
    }

    ParentNotice parentNotice() {
        return new ParentNotice(ports, patience);
    }
}
