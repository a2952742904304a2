package dev.baton.engine.driver.loop;

import dev.baton.asl.Step;
import dev.baton.asl.execution.Execution;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.decision.Decision;
import dev.baton.engine.driver.decision.Plan;
import dev.baton.engine.driver.effect.Cancels;
import dev.baton.engine.driver.effect.Preparation;
import dev.baton.engine.driver.effect.PreparedStep;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.StartResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps of one driver: planned, decided, committed, carried out. */
final class Turn {
    private final DriverParts parts;
    private final Position position;
    private final Preparation preparation;
    private final Cancels cancels;
    private final Inbox inbox;
    private final FactWatch watch;
    private final Planning planning;
    private final Decision decision;

    /** When the newest state wants to be looked at again, with the heartbeats that the log does not know. */
    private Optional<Instant> nextDue = Optional.empty();

    Turn(
            DriverParts parts,
            Position position,
            Preparation preparation,
            Cancels cancels,
            Inbox inbox,
            FactWatch watch,
            Planning planning) {
        this.parts = parts;
        this.position = position;
        this.preparation = preparation;
        this.cancels = cancels;
        this.inbox = inbox;
        this.watch = watch;
        this.planning = planning;
        this.decision = new Decision(parts, position.key());
    }

    /** When the state wants to be looked at again, as it was when no step was to be taken. */
    Optional<Instant> nextDue() {
        return nextDue;
    }

    /** Takes the first step of a new execution and writes both at once. */
    StartResult start() {
        return position.start(first());
    }

    /**
     * Takes the first step of an execution that has a head, or the last one of an execution whose entries are gone.
     *
     * @return false when another driver was faster
     */
    boolean begin() {
        return position.commit(first());
    }

    private PreparedStep first() {
        return prepared(decision.start(position.standing(), parts.now()), Plan.NONE);
    }

    private PreparedStep prepared(Step step, Plan plan) {
        return preparation.prepare(position.standing(), step, position.outstanding(), plan);
    }

    /**
     * Takes one step, if there is anything to take it for.
     *
     * @return false when the execution waits
     */
    boolean step() {
        Instant now = watch.now();
        Plan plan = planning.plan(inbox.incoming(watch.seenStop()), now);
        Step step = step(plan, now);
        if (!plan.changesHands() && step.events().isEmpty() && step.effects().isEmpty()) {
            settle(step, now);
            return false;
        }
        commit(step, plan);
        return true;
    }

    private Step step(Plan plan, Instant now) {
        Execution before = position.execution();
        boolean idle = plan.triggers().isEmpty() && !watch.sawSomething();
        return idle
                ? new Step(before, List.of(), List.of())
                : decision.next(position.standing(), watch.facts(), plan.triggers(), now);
    }

    private void commit(Step step, Plan plan) {
        Outstanding before = position.outstanding();
        if (position.commit(prepared(step, plan))) {
            cancels.committed(position.standing(), before);
            inbox.committed();
            watch.committed();
        } else {
            watch.foundAnother();
        }
    }

    /** Nothing to commit: heartbeats do not touch the log, and what applied to nothing is forgotten. */
    private void settle(Step step, Instant now) {
        inbox.committed();
        nextDue = step.execution().nextDue();
        if (nextDue.filter(due -> !due.isAfter(now)).isPresent()) {
            throw new IllegalStateException("a timer that is due changes nothing: " + position.key());
        }
    }
}
