package dev.baton.engine.driver.loop;

import dev.baton.asl.Step;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.call.CallTable;
import dev.baton.engine.driver.call.CallTable.Reader;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.decision.Decision;
import dev.baton.engine.driver.decision.Plan;
import dev.baton.engine.driver.effect.Cancels;
import dev.baton.engine.driver.effect.Effects;
import dev.baton.engine.driver.effect.Polls;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One driver's work on one execution, from its coming to its leaving: read the mail, look around, see where the calls stand, plan, take
 * the step, commit it and carry it out, and rest when there is nothing to do. Belongs to one thread.
 */
public final class DriverLoop {
    private final DriverParts parts;
    private final Deadline deadline;
    private final OwnCalls own;
    private final Effects effects;
    private final Position position;
    private final Decision decision;
    private final Cancels cancels;
    private final Inbox inbox;
    private final FactWatch watch;
    private final Resting resting;
    private final Ending ending;

    private CallTable calls = CallTable.NONE;
    /** When the newest state wants to be looked at again, with the heartbeats that the log does not know. */
    private Optional<Instant> nextDue = Optional.empty();

    public DriverLoop(DriverParts parts, Standing standing, WakeUp woken, Mailbox mailbox, Deadline deadline) {
        Head found = standing.head();
        this.parts = parts;
        this.deadline = deadline;
        this.own = new OwnCalls(parts.tasks(), mailbox);
        this.effects = new Effects(parts, own, deadline);
        this.position = new Position(parts, effects, own, standing);
        this.decision = new Decision(parts, found.key());
        this.cancels = new Cancels(parts, own, deadline);
        WaitOrLeave waitOrLeave = new WaitOrLeave(parts, mailbox, deadline);
        Polls polls = new Polls(parts, own, deadline, woken);
        this.inbox = new Inbox(parts, mailbox, position, own, polls, cancels);
        this.watch = new FactWatch(parts, found, woken, position, own, waitOrLeave);
        this.resting = new Resting(parts, found, woken, deadline, own, polls, cancels, waitOrLeave);
        this.ending = new Ending(parts, own, cancels, mailbox, deadline, woken, this::readMail);
    }

    /** Takes the execution over from wherever it stands. */
    void takeOver() {
        Standing standing = position.standing();
        if (standing.isStarted() && !standing.lacksEntries()) {
            watch.foundAnother();
        } else {
            Step start = decision.start(standing, parts.now());
            if (!position.commit(start, Plan.NONE)) {
                watch.knocked();
            }
        }
        watch.lookForParent(standing.head().stopRequested());
    }

    /** Runs the first leg of a new execution and writes it. */
    public StartResult start() {
        return position.start(decision.start(position.standing(), parts.now()));
    }

    /** Goes on after {@link #start}. */
    void goOn() {
        watch.lookForParent(Optional.empty());
        position.performStart();
    }

    /** Runs a new execution that nobody keeps to its end, in this thread. */
    public Execution toEnd() {
        start();
        goOn();
        run(() -> {
            throw new IllegalStateException("nobody would come after this driver: " + position.key());
        });
        end();
        return position.standing().execution();
    }

    public boolean isClosed() {
        return position.standing().isClosed();
    }

    /** Whether it is closed, and nobody is to be told of that. */
    public boolean isDone() {
        return isClosed() && !ending.isOwing(position.standing());
    }

    /**
     * Drives the execution on.
     *
     * @param leaves whether the driver can leave, asked when nothing is left to do here for now
     * @return whether the execution is closed; false when the driver left
     */
    boolean run(BooleanSupplier leaves) {
        while (!isClosed()) {
            readMail();
            watch.lookAround();
            boolean stepped = step();
            if (isClosed()) {
                return true;
            }
            if (stepped && isLate()) {
                resting.handOver(position);
                return false;
            }
            boolean goesOn = stepped || resting.rest(position, calls, nextDue);
            if (!goesOn && (leaves.getAsBoolean() || isLate())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is time to leave, however much goes on: nothing of this driver's own is under way or uncommitted, so that all that comes
     * here are knocks, whose messages come again. What is to be stopped is stopped first.
     */
    private boolean isLate() {
        return deadline.isNear(parts.now())
                && !own.isRunning()
                && !own.hasNews()
                && cancels.named(position.standing()).isEmpty()
                && watch.facts().stop().isEmpty();
    }

    private void readMail() {
        if (inbox.read()) {
            watch.knocked();
        }
    }

    /**
     * Takes one step, if there is anything to take it for.
     *
     * @return false when the execution waits
     */
    private boolean step() {
        Standing standing = position.standing();
        Execution before = standing.execution();
        Instant now = watch.now();
        calls = CallTable.of(position.outstanding(), standing::lease, own.states(), reader(now));
        Plan plan = Plan.of(
                        before,
                        calls,
                        inbox.incoming(watch.facts()),
                        attempt -> effects.fits(attempt, now),
                        deadline.isNear(now),
                        now)
                .withCancels(cancels.settled(standing), cancels.named(standing));
        boolean idle = plan.triggers().isEmpty() && watch.facts().isEmpty();
        Step step = idle
                ? new Step(before, List.of(), List.of())
                : decision.next(standing, watch.facts(), plan.triggers(), now);
        if (!plan.changesHands() && step.events().isEmpty() && step.effects().isEmpty()) {
            settle(step, now);
            return false;
        }
        commit(step, plan);
        return true;
    }

    private Reader reader(Instant now) {
        return new Reader(
                parts.settings().epoch(),
                parts.settings().leases(),
                attempt -> parts.integration().repeatable(attempt.resource()),
                now);
    }

    private void commit(Step step, Plan plan) {
        Outstanding before = position.outstanding();
        if (position.commit(step, plan)) {
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

    /**
     * The execution is closed.
     *
     * @return whether somebody knocked meanwhile: it may go on again
     */
    boolean end() {
        watch.forgetKnocks();
        ending.run(position.standing());
        return watch.wasKnocked();
    }

    /** Stops the execution, whatever else it waits for, and makes no call. */
    public Head stop(Failure failure) {
        watch.order(failure);
        takeOver();
        run(() -> {
            throw new IllegalStateException("a stop changes nothing: " + position.key());
        });
        ending.withoutCalls(position.standing());
        return ending.closed(position.standing());
    }
}
