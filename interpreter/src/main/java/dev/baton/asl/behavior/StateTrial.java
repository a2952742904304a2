package dev.baton.asl.behavior;

import dev.baton.asl.Effect;
import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.GuardedState;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.asl.trial.Handling;
import dev.baton.asl.trial.Trial;
import dev.baton.asl.trial.TrialSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs one state alone, through the same behaviors that run it in an execution, and shows its data on the way (AWS: "Using
 * TestState API to test a state"). Task, Parallel and Map do not run what they would: their result is asked for. Not
 * thread-safe; for one use.
 */
public final class StateTrial {
    /** Recorded: a state may take five minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Fuel ONE_STATE = new Fuel(1, Long.MAX_VALUE);

    private final StateMachine machine;
    private final Block block;
    private final State state;
    private final TrialSetup setup;
    private final Limits limits;
    private final StateInspection inspection;
    private Run run;

    /**
     * @param state one of the machine's states, wherever it stands
     * @param moment of its entry
     */
    public StateTrial(StateMachine machine, State state, TrialSetup setup, Moment moment, Limits limits) {
        this.machine = machine;
        this.block = machine.blocks().stream()
                .filter(one -> one.states().get(state.name()) == state)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a state of the machine: " + state.name()));
        this.state = state;
        this.setup = setup;
        this.inspection = new StateInspection(setup.itemReaderData());
        this.limits = limits.withoutHistoryLimit();
        this.run = runOf(Stepping.unstarted(setup.identity(), Optional.empty()), moment);
    }

    private Run runOf(Execution execution, Moment moment) {
        Run next = new Run(machine, execution, moment, ONE_STATE, limits);
        setup.context().ifPresent(next::showContext);
        return next;
    }

    /** Enters the state. To be called first, and once. */
    public Trial enter(Moment moment) {
        run.event(
                0,
                HistoryEventType.EXECUTION_STARTED,
                new EventDetails.ExecutionStarted(
                        setup.identity().input(), setup.identity().roleArn(), Optional.empty(), Optional.empty()));
        run.open(Frame.NO_PARENT, block.ordinal(), 0, state.name(), setup.input(), 0, setup.variables());
        Frame frame = run.nextRunnable().orElseThrow().withRetryCounts(retryCounts(0));
        inspection.enter(twin(moment), frame.entered(run.now, 0), state);
        if (state instanceof ParallelState || state instanceof MapState) {
            return enterBranching(frame);
        }
        return stand(Behaviors.enter(run, frame));
    }

    /** Another run with the same randomness, so that looking at the data changes none of it. */
    private Run twin(Moment moment) {
        return runOf(run.finish().execution(), moment);
    }

    private Trial enterBranching(Frame frame) {
        Frame entered = frame.entered(run.now, run.event(0, Behaviors.enteredType(state), entered(frame)));
        run.put(entered);
        if (inspection.failure().isPresent()) {
            return stand(inspection.failure().get().handle(run, entered, state));
        }
        return new Trial.Asks(
                state,
                inspection.parameters(),
                Optional.empty(),
                OptionalLong.empty(),
                inspection.items(),
                inspection.seen(entered.variables(), run.handling()));
    }

    private static EventDetails entered(Frame frame) {
        return new EventDetails.StateEntered(frame.state(), frame.input());
    }

    /** The result of a Task that {@link Trial.Asks} for it, or of a Parallel's or Map's branches. */
    public Trial succeeded(Json result, Moment moment) {
        Frame frame = goOn(moment);
        inspection.result(twin(moment), frame, (GuardedState) state, result);
        if (state instanceof TaskState task) {
            return stand(TaskBehavior.succeeded(run, frame, task, result));
        }
        try {
            Optional<String> next = state instanceof MapState map ? map.next() : ((ParallelState) state).next();
            return stand(Exits.withResult(
                    run, frame, state, ((GuardedState) state).data(), Scopes.of(run, frame, state), result, next));
        } catch (EvaluationException e) {
            return stand(ErrorHandling.evaluationFailed(run, frame, state, e));
        }
    }

    /** The failure of the same. */
    public Trial failed(Failure failure, Moment moment) {
        Frame frame = goOn(moment);
        int retrier = ErrorHandling.matchingRetrier(ErrorHandling.retriers(state), failure);
        Frame counted = frame.withRetryCounts(retryCounts(Math.max(0, retrier)));
        return stand(ErrorHandling.handle(run, counted, state, failure, true));
    }

    private Frame goOn(Moment moment) {
        run = runOf(run.finish().execution(), moment);
        return run.frame(Frame.ROOT).orElseThrow();
    }

    /** All earlier tries are put down to one retrier: who asks for a trial says only how many there were. */
    private List<Integer> retryCounts(int retrier) {
        int retriers = ErrorHandling.retriers(state).size();
        if (retriers == 0 || setup.retries() == 0) {
            return List.of();
        }
        List<Integer> counts = new ArrayList<>(Collections.nCopies(retriers, 0));
        counts.set(retrier, setup.retries());
        return counts;
    }

    private Trial stand(Next next) {
        return switch (next) {
            case Next.GoesOn on -> moved(on.frame());
            case Next.Waits waits -> waiting(run.frame(Frame.ROOT).orElseThrow());
            case Next.Ended ended -> closed();
        };
    }

    private Trial moved(Frame frame) {
        boolean caught = run.handling().isPresent();
        return new Trial.Ended(
                caught ? Trial.Status.CAUGHT_ERROR : Trial.Status.SUCCEEDED,
                Optional.of(frame.input()),
                run.handling().map(Handling::failure),
                Optional.of(frame.state()),
                inspection.seen(frame.variables(), run.handling()));
    }

    private Trial closed() {
        var step = run.finish();
        Map<String, Json> assigned = step.events().stream()
                .filter(event -> event.details() instanceof EventDetails.StateExited)
                .map(event -> ((EventDetails.StateExited) event.details()).assigned())
                .findFirst()
                .orElse(Map.of());
        boolean succeeded = step.execution().status() == ExecutionStatus.SUCCEEDED;
        return new Trial.Ended(
                succeeded ? Trial.Status.SUCCEEDED : Trial.Status.FAILED,
                step.execution().output(),
                step.execution().failure(),
                Optional.empty(),
                inspection.seen(setup.variables().with(assigned), run.handling()));
    }

    private Trial waiting(Frame frame) {
        return switch (frame.pending()) {
            case Pending.Retry retry ->
                new Trial.Ended(
                        Trial.Status.RETRIABLE,
                        Optional.empty(),
                        run.handling().map(Handling::failure),
                        Optional.empty(),
                        inspection.seen(frame.variables(), run.handling()));
            case Pending.Wait wait -> waited(frame, wait);
            case Pending.Task task -> asks(frame, task);
            case Pending.Enter enter -> throw new IllegalStateException("a trial is of one state");
            case Pending.Branches branches -> throw new IllegalStateException("a trial opens no branches");
        };
    }

    /** Nobody waits for it; a wait over the limit fails as it would. */
    private Trial waited(Frame frame, Pending.Wait wait) {
        if (Duration.between(run.now, wait.until()).compareTo(LONGEST) > 0) {
            return new Trial.Ended(
                    Trial.Status.FAILED,
                    Optional.empty(),
                    Optional.of(Failure.of(ErrorNames.TIMEOUT)),
                    Optional.empty(),
                    inspection.seen(frame.variables(), run.handling()));
        }
        try {
            return stand(WaitBehavior.over(run, frame, (WaitState) state));
        } catch (EvaluationException e) {
            return stand(ErrorHandling.evaluationFailed(run, frame, state, e));
        }
    }

    private Trial asks(Frame frame, Pending.Task task) {
        Optional<String> role = run.finish().effects().stream()
                .filter(Effect.InvokeTask.class::isInstance)
                .findFirst()
                .flatMap(effect -> ((Effect.InvokeTask) effect).roleArn());
        OptionalLong timeout = task.timeoutAt().isPresent()
                ? OptionalLong.of(
                        Duration.between(run.now, task.timeoutAt().get()).toSeconds())
                : OptionalLong.empty();
        return new Trial.Asks(
                state,
                task.parameters(),
                role,
                timeout,
                Optional.empty(),
                inspection.seen(frame.variables(), run.handling()));
    }
}
