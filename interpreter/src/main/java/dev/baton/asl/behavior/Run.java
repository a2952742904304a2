package dev.baton.asl.behavior;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import java.util.List;

/** The working state of one step. */
public final class Run {
    private Run() {}

    public static Step start(
            StateMachine machine, ExecutionIdentity identity, Moment moment, Fuel fuel, Limits limits) {
        throw new IllegalStateException("the behaviors land next");
    }

    public static Step step(
            StateMachine machine,
            Execution execution,
            List<Trigger> triggers,
            Moment moment,
            Fuel fuel,
            Limits limits) {
        throw new IllegalStateException("the behaviors land next");
    }
}
