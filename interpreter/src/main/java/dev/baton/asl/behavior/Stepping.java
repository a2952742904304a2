package dev.baton.asl.behavior;

import dev.baton.asl.Effect;
import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.EventDetails.RedriveChange;
import dev.baton.asl.history.HistoryEventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a step goes: triggers first, then every frame that can go on, until all block or the fuel is used up. */
public final class Stepping {
    private Stepping() {}

    /** Starts an execution and runs it to its first blocking point. */
    public static Step start(
            StateMachine machine, ExecutionIdentity identity, Moment moment, Fuel fuel, Limits limits) {
        Optional<Instant> deadline = limits.deadline(machine.timeoutSeconds(), moment.now());
        Run run = new Run(machine, unstarted(identity, deadline), moment, fuel, limits);
        run.event(
                0,
                HistoryEventType.EXECUTION_STARTED,
                new EventDetails.ExecutionStarted(
                        identity.input(),
                        identity.roleArn(),
                        identity.stateMachineAliasArn(),
                        identity.stateMachineVersionArn()));
        // The first state's Entered event has previousEventId 0, not 1 (recorded, every history).
        run.open(Frame.NO_PARENT, 0, 0, machine.body().startAt(), identity.input(), 0, Variables.NONE);
        drain(run);
        return run.finish();
    }

    /** Starts an execution with which the engine cannot go on: it fails at once. */
    public static Step startAndGiveUp(
            StateMachine machine, ExecutionIdentity identity, Failure failure, Moment moment, Limits limits) {
        Run run = new Run(machine, unstarted(identity, Optional.empty()), moment, Fuel.STANDARD, limits);
        run.event(
                0,
                HistoryEventType.EXECUTION_STARTED,
                new EventDetails.ExecutionStarted(
                        identity.input(),
                        identity.roleArn(),
                        identity.stateMachineAliasArn(),
                        identity.stateMachineVersionArn()));
        run.close(ExecutionStatus.FAILED, run.lastEventId(), HistoryEventType.EXECUTION_FAILED, failure);
        return run.finish();
    }

    static Execution unstarted(ExecutionIdentity identity, Optional<Instant> deadline) {
        return new Execution(
                identity,
                ExecutionStatus.RUNNING,
                identity.startTime(),
                0,
                0,
                1,
                Map.of(),
                Map.of(),
                deadline,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** Redrives a closed execution and runs it to its next blocking point. */
    public static Step redrive(
            StateMachine machine,
            Execution closed,
            Optional<RedriveChange> change,
            Moment moment,
            Fuel fuel,
            Limits limits) {
        Optional<Instant> deadline = limits.deadline(machine.timeoutSeconds(), moment.now());
        Execution open = closed.redriven(closed.frames(), closed.pages(), moment.now(), deadline);
        Run run = new Run(machine, open, moment, fuel, limits);
        try {
            Redriving.resume(run, change);
        } catch (HistoryLimitException full) {
            failForFullHistory(run);
        }
        drain(run);
        return run.finish();
    }

    /** Applies the triggers in order and runs to the next blocking point. */
    public static Step step(
            StateMachine machine,
            Execution execution,
            List<Trigger> triggers,
            Moment moment,
            Fuel fuel,
            Limits limits) {
        if (execution.status().isClosed()) {
            return new Step(execution, List.of(), List.of());
        }
        Run run = new Run(machine, execution, moment, fuel, limits);
        if (execution.owesContinue()) {
            run.framesInOrder().stream()
                    .filter(frame -> frame.pending() instanceof Pending.Enter)
                    .forEach(run::resume);
        }
        apply(run, triggers);
        drain(run);
        return run.changed(execution) ? run.finish() : new Step(execution, List.of(), List.of());
    }

    private static void apply(Run run, List<Trigger> triggers) {
        try {
            for (Trigger trigger : triggers) {
                if (run.isClosed()) {
                    return;
                }
                Triggers.apply(run, trigger);
            }
        } catch (HistoryLimitException full) {
            failForFullHistory(run);
        }
    }

    private static void drain(Run run) {
        try {
            boolean fuel = true;
            while (fuel && !run.isClosed() && run.hasRunnable()) {
                Optional<Frame> frame = run.nextRunnable();
                fuel = frame.isEmpty() || advance(run, frame.get());
            }
        } catch (HistoryLimitException full) {
            failForFullHistory(run);
        }
        if (!run.isClosed() && run.owesContinue()) {
            run.effect(new Effect.ContinueLater());
        }
    }

    /**
     * Runs a frame until it blocks or ends; with others waiting for their turn, one state at a time, so that branches go
     * side by side.
     *
     * @return false when the fuel is used up
     */
    private static boolean advance(Run run, Frame first) {
        Frame frame = first;
        while (true) {
            if (!run.takeFuel()) {
                run.put(frame);
                return false;
            }
            if (!(enter(run, frame) instanceof Next.GoesOn on)) {
                return true;
            }
            if (run.hasRunnable()) {
                run.resume(on.frame());
                return true;
            }
            frame = on.frame();
        }
    }

    /** A frame that a full history keeps from entering its state is kept where it stands. */
    private static Next enter(Run run, Frame frame) {
        try {
            return Behaviors.enter(run, frame);
        } catch (HistoryLimitException full) {
            run.put(frame);
            throw full;
        }
    }

    private static void failForFullHistory(Run run) {
        Failure failure = Failure.of(
                ErrorNames.RUNTIME,
                "The execution reached the maximum number of history events (" + run.limits.historyEvents() + ").");
        run.close(ExecutionStatus.FAILED, run.lastEventId(), HistoryEventType.EXECUTION_FAILED, failure);
    }
}
