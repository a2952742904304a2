package dev.baton.engine.driver.decision;

import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails.RedriveChange;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.token.TaskTokens;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which step to take: what came in goes to the interpreter, and what the step would drop is closed first. */
public final class Decision {
    private static final Failure ENTRIES_LOST = Failure.of(
            ErrorNames.RUNTIME,
            "The record of what the execution has done is incomplete: it expired before the execution ended. It was not run again.");

    private final Interpreter interpreter;
    private final Fuel fuel;
    private final TaskTokens taskTokens;
    private final TokenGuard guard;

    public Decision(DriverParts parts, ExecutionKey key) {
        this.interpreter = parts.interpreter();
        this.fuel = parts.settings().fuel();
        this.taskTokens = parts.taskTokens();
        this.guard = new TokenGuard(parts, key);
    }

    /** The first step of an execution; the last one of an execution whose entries are gone. */
    public Step start(Standing standing, Instant now) {
        return standing.lacksEntries() ? giveUp(standing, now) : begin(standing, now);
    }

    private Step giveUp(Standing standing, Instant now) {
        if (standing.isStarted()) {
            return next(standing, Facts.NONE, List.of(new Trigger.GiveUp(ENTRIES_LOST)), now);
        }
        Moment moment = moment(standing.key(), standing.seq() + 1, now);
        return interpreter.startAndGiveUp(standing.machine(), standing.head().identity(), ENTRIES_LOST, moment);
    }

    private Step begin(Standing standing, Instant now) {
        Moment moment = moment(standing.key(), 1, now);
        return BrokenSteps.guarded(
                standing.key(),
                () -> interpreter.start(standing.machine(), standing.head().identity(), moment, fuel),
                failure -> interpreter.startAndGiveUp(
                        standing.machine(), standing.head().identity(), failure, moment));
    }

    /**
     * The step by which a closed execution goes on.
     *
     * @param from the closed state, or another one to go on from
     */
    public Step redrive(Standing standing, Execution from, Optional<RedriveChange> change, Instant clock) {
        Instant now = clock.isAfter(from.time()) ? clock : from.time();
        Moment moment = moment(standing.key(), standing.seq() + 1, now);
        return interpreter.redrive(standing.machine(), from, change, moment, fuel);
    }

    /**
     * The next step. Tokens of attempts that it drops are closed when this returns; an outcome that proves to be there
     * already is taken into the step instead.
     *
     * @param facts whose outcomes come first: an accepted result outranks whatever else ends its attempt
     * @param triggers everything else, in order
     */
    public Step next(Standing standing, Facts facts, List<Trigger> triggers, Instant clock) {
        Execution before = standing.execution();
        Instant now = clock.isAfter(before.time()) ? clock : before.time();
        Moment moment = moment(standing.key(), standing.seq() + 1, now);
        List<Trigger> outcomes = new ArrayList<>(facts.outcomes());
        List<Trigger.TaskHeartbeat> heartbeats = new ArrayList<>(facts.heartbeats());
        Set<Long> completed = new HashSet<>(facts.completed());
        while (true) {
            List<Trigger> all = new ArrayList<>(outcomes);
            all.addAll(heartbeats);
            all.addAll(triggers);
            Step step = BrokenSteps.guarded(
                    standing.key(),
                    () -> interpreter.step(standing.machine(), before, all, moment, fuel),
                    failure -> interpreter.step(
                            standing.machine(), before, List.of(new Trigger.GiveUp(failure)), moment, fuel));
            List<Attempt> dropped = dropped(standing, step, completed);
            List<Trigger> late =
                    dropped.isEmpty() ? List.of() : guard.close(dropped, attempts(triggers), heartbeats, now);
            if (late.isEmpty()) {
                return step;
            }
            if (late.getFirst() instanceof Trigger.TaskHeartbeat heartbeat) {
                heartbeats.add(heartbeat);
            } else {
                outcomes.addAll(late);
                completed.addAll(attempts(late));
            }
        }
    }

    private static List<Attempt> dropped(Standing standing, Step step, Set<Long> completed) {
        List<Attempt> dropped = new ArrayList<>();
        Outstanding after = Outstanding.of(standing.machine(), step.execution());
        for (Attempt attempt : standing.outstanding().all()) {
            boolean decided = completed.contains(attempt.number())
                    || attempt.task().early().isPresent();
            if (attempt.hasToken() && !after.has(attempt.number()) && !decided) {
                dropped.add(attempt);
            }
        }
        return dropped;
    }

    /** The attempts that these triggers end or move. */
    private static Set<Long> attempts(List<Trigger> triggers) {
        Set<Long> attempts = new HashSet<>();
        for (Trigger trigger : triggers) {
            switch (trigger) {
                case Trigger.TaskSucceeded succeeded -> attempts.add(succeeded.attempt());
                case Trigger.TaskFailed failed -> attempts.add(failed.attempt());
                case Trigger.TaskSubmitted submitted -> attempts.add(submitted.attempt());
                case Trigger.TaskPolled polled -> attempts.add(polled.attempt());
                case Trigger.TaskPickedUp pickedUp -> attempts.add(pickedUp.attempt());
                case Trigger.TaskHeartbeat heartbeat -> attempts.add(heartbeat.attempt());
                case Trigger.TimerFired fired -> {}
                case Trigger.Continue more -> {}
                case Trigger.GiveUp up -> {}
                case Trigger.StopExecution stop -> {}
            }
        }
        return attempts;
    }

    private Moment moment(ExecutionKey key, long seq, Instant now) {
        return new Moment(now, key.incarnation().seed(seq), attempt -> taskTokens.seal(new TokenKey(key, attempt)));
    }
}
