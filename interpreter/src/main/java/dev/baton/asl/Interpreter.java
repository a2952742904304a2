package dev.baton.asl;

import dev.baton.asl.behavior.Stepping;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails.RedriveChange;
import java.util.List;
import java.util.Optional;

/**
 * The interpreter's facade: ASL as a pure function. No clock, no randomness, no thread, no I/O; the same arguments always
 * give the same step. Thread-safe.
 */
public final class Interpreter {
    private final Limits limits;

    public Interpreter(Limits limits) {
        this.limits = limits;
    }

    /**
     * Starts an execution and runs it to its first blocking point.
     *
     * @return a step whose first event is ExecutionStarted
     */
    public Step start(StateMachine machine, ExecutionIdentity identity, Moment moment, Fuel fuel) {
        return Stepping.start(machine, identity, moment, fuel, limits);
    }

    /**
     * Starts an execution with which the engine cannot go on, because its first step breaks: it fails at once.
     *
     * @return a step of two events
     */
    public Step startAndGiveUp(StateMachine machine, ExecutionIdentity identity, Failure failure, Moment moment) {
        return Stepping.startAndGiveUp(machine, identity, failure, moment, limits);
    }

    /**
     * Redrives a closed execution and runs it to its next blocking point: what it kept is done again, with fresh retriers,
     * time-outs and deadline.
     *
     * @param closed one that {@link Execution#isRedrivable()}, as the newest entry has it or with other frames in it
     * @param change what is different from before; nothing in AWS's own redrive
     * @return a step whose first event is ExecutionRedriven
     * @throws IllegalArgumentException when there is nothing to take up
     */
    public Step redrive(
            StateMachine machine, Execution closed, Optional<RedriveChange> change, Moment moment, Fuel fuel) {
        if (!closed.isRedrivable()) {
            throw new IllegalArgumentException(
                    "nothing was kept of " + closed.identity().executionArn());
        }
        return Stepping.redrive(machine, closed, change, moment, fuel, limits);
    }

    /**
     * Applies the triggers in order and runs to the next blocking point.
     *
     * @param execution as the newest entry has it; a closed one stays as it is
     * @param triggers what came in; those that do not apply any more change nothing
     * @return a step without events when nothing applied
     */
    public Step step(StateMachine machine, Execution execution, List<Trigger> triggers, Moment moment, Fuel fuel) {
        return Stepping.step(machine, execution, triggers, moment, fuel, limits);
    }
}
