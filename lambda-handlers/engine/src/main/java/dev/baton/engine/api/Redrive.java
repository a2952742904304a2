package dev.baton.engine.api;

import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an execution may be redriven, as Describe shows it (recordings {@code base/test_state_fail}, {@code
 * timeouts/test_global_timeout}, {@code base/test_event_bridge_events_base}; the other reasons are in the API reference).
 *
 * @param status REDRIVABLE or NOT_REDRIVABLE
 * @param reason why it is not
 */
record Redrive(String status, Optional<String> reason) {
    private static final Redrive POSSIBLE = new Redrive("REDRIVABLE", Optional.empty());

    static Redrive of(Head head, StateMachines registry, RedriveRules rules, Instant now) {
        return switch (head.status()) {
            case RUNNING -> not("Execution is RUNNING and cannot be redriven");
            case SUCCEEDED -> not("Execution is SUCCEEDED and cannot be redriven");
            case FAILED, TIMED_OUT, ABORTED -> ended(head, head.closing().orElseThrow(), registry, rules, now);
        };
    }

    private static Redrive ended(Head head, Closing closing, StateMachines registry, RedriveRules rules, Instant now) {
        boolean gone = registry.machine(head.identity().stateMachineArn())
                .filter(machine -> machine.status() == RegisteredMachine.Status.ACTIVE)
                .isEmpty();
        if (gone) {
            return not("State machine is in DELETING status.");
        }
        if (closing.lastEventId() == 0) {
            return not("Execution was started before the launch of RedriveExecution.");
        }
        if (closing.lastEventId() > rules.events()) {
            return not("Execution history event limit exceeded.");
        }
        if (head.identity().startTime().plus(rules.longestExecution()).isBefore(now)) {
            return not("Execution has exceeded the max execution time.");
        }
        return closing.stopDate().plus(rules.period()).isBefore(now)
                ? not("Execution redrivable period exceeded.")
                : POSSIBLE;
    }

    private static Redrive not(String reason) {
        return new Redrive("NOT_REDRIVABLE", Optional.of(reason));
    }
}
