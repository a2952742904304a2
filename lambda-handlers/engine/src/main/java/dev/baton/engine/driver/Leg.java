package dev.baton.engine.driver;

import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One driver's work on one execution: what it holds in memory, and the single moves of {@link Driver}'s loop. Belongs to one
 * thread.
 */
final class Leg {
    private final DriverParts parts;
    private final Head found;
    private final WakeUp woken;
    private final Mailbox mailbox;
    private final Attempts attempts;
    private final Effects effects;
    private final Deadline deadline;
    private final Position position;
    private final Parking parking;
    private final Look look;
    private final Decision decision;
    private final Suspects suspects = new Suspects();
    private final Refusals refusals;
    private final List<Trigger> answers = new ArrayList<>();

    private Facts facts = Facts.NONE;
    private Takeover takeover = Takeover.NONE;
    private boolean mustLook;
    /** Whether somebody else may have died before he told workers of their tasks. */
    private boolean mustAnnounce;

    private Instant lastLook;
    /** When the newest state wants to be looked at again, with the heartbeats that the log does not know. */
    private Optional<Instant> nextDue = Optional.empty();

    Leg(DriverParts parts, Standing standing, WakeUp woken, Mailbox mailbox, Deadline deadline) {
        this.parts = parts;
        this.found = standing.head();
        this.woken = woken;
        this.mailbox = mailbox;
        this.deadline = deadline;
        this.attempts = new Attempts(parts.ports().tasks(), mailbox);
        this.effects = parts.effects(attempts, deadline);
        this.position = new Position(parts, effects, attempts, standing);
        this.parking = new Parking(parts, mailbox, deadline);
        this.look = parts.look(standing.key());
        this.decision = parts.decision(standing.key());
        this.refusals = new Refusals(parts);
        this.lastLook = parts.now();
    }

    /** Takes the execution over from wherever it stands; after long silence it asks what became of what it waits for. */
    void takeOver() {
        Standing standing = position.standing();
        if (standing.isStarted()) {
            mustLook = true;
            mustAnnounce = true;
            if (woken.reason() == WakeUp.Reason.SWEEP) {
                position.inquire();
            }
        } else {
            Step start = decision.start(standing, parts.now());
            mustLook = !position.commit(start, Handing.NONE);
        }
        facts = facts.withStop(standing.head().stopRequested());
    }

    /** Runs the first leg of a new execution and writes it. */
    StartResult start() {
        return position.start(decision.start(position.standing(), parts.now()));
    }

    /** Goes on after {@link #start}. */
    void goOn() {
        position.performStart();
    }

    boolean isClosed() {
        return position.standing().isClosed();
    }

    void readMail() {
        for (Mail mail : mailbox.drain()) {
            switch (mail) {
                case Mail.Answer answer -> {
                    attempts.answered(answer.attempt());
                    if (counts(answer) && !parks(answer)) {
                        answers.addAll(Answers.triggers(answer.attempt(), answer.answer()));
                    }
                }
                case Mail.Cancelled cancelled -> attempts.cancelled(cancelled.attempt());
                case Mail.Knock knock -> mustLook = true;
            }
        }
    }

    /** A call that was only made again to inquire says something when the outcome is there, and nothing otherwise. */
    private boolean counts(Mail.Answer answer) {
        return answer.answer() instanceof TaskAnswer.Completed
                || position.outstanding()
                        .attempt(answer.attempt())
                        .filter(attempt -> !attempt.isSubmittedSync())
                        .isPresent();
    }

    private boolean parks(Mail.Answer answer) {
        return answer.answer() instanceof TaskAnswer.NoRoom refused
                && position.outstanding()
                        .attempt(answer.attempt())
                        .filter(attempt -> refusals.parks(position.key(), attempt, refused))
                        .isPresent();
    }

    /** Looks at the facts outside the log, when there is a reason to. */
    void lookAround() {
        Instant now = parts.now();
        Outstanding open = position.outstanding();
        if (mustLook || (isDue(now) && open.all().stream().anyMatch(Attempt::hasToken))) {
            facts = look.tokens(open).withStop(look.stop());
            suspects.note(facts.closed(), open, now);
            if (mustAnnounce) {
                position.announce(facts, woken.reason() == WakeUp.Reason.SWEEP);
            }
            mustAnnounce = false;
            mustLook = false;
            lastLook = now;
        } else if (attempts.isAwaited()
                && !lastLook.plus(DriverSettings.STOP_LOOK).isAfter(now)) {
            facts = facts.withStop(look.stop());
            lastLook = now;
            parking.signPresence(found);
        }
    }

    /**
     * Takes one step, if there is anything to take it for.
     *
     * @return false when the execution waits
     */
    boolean step() {
        Instant now = parts.now();
        refusals.forgetForeign(position.standing().chain()::lease).forEach(attempts::release);
        takeover = takeover(now);
        Handing handing = new Handing(
                takeover.claims().stream()
                        .filter(attempt -> effects.fits(attempt, now))
                        .toList(),
                refusals.leases());
        List<Trigger> triggers = triggers(now);
        boolean idle = triggers.isEmpty() && facts.isEmpty();
        Execution before = position.standing().execution();
        Step step = idle
                ? new Step(before, List.of(), List.of())
                : decision.next(position.standing(), facts, triggers, now);
        if (handing.isEmpty() && step.events().isEmpty() && step.effects().isEmpty()) {
            settle(step, now);
            return false;
        }
        commit(step, handing);
        return true;
    }

    private void commit(Step step, Handing handing) {
        if (position.commit(step, handing)) {
            answers.clear();
            refusals.clear();
            facts = Facts.NONE;
        } else {
            mustLook = true;
            mustAnnounce = true;
        }
        suspects.keepOnly(position.outstanding());
    }

    /** Nothing to commit: heartbeats do not touch the log, and what applied to nothing is forgotten. */
    private void settle(Step step, Instant now) {
        answers.clear();
        nextDue = step.execution().nextDue();
        if (nextDue.filter(due -> !due.isAfter(now)).isPresent()) {
            throw new IllegalStateException("a timer that is due changes nothing: " + position.key());
        }
    }

    private boolean isDue(Instant now) {
        return position.standing()
                .execution()
                .nextDue()
                .filter(due -> !due.isAfter(now))
                .isPresent();
    }

    private Takeover takeover(Instant now) {
        return Takeover.of(
                position.outstanding(),
                position.standing().chain()::lease,
                attempts.mine(),
                parts.settings().epoch(),
                parts.settings().leases(),
                attempt -> parts.ports().integration().repeatable(attempt.resource()),
                now);
    }

    /** What came in beside the outcomes, in the order in which it counts. */
    private List<Trigger> triggers(Instant now) {
        List<Trigger> triggers = new ArrayList<>(answers);
        if (facts.stop().isPresent()) {
            triggers.add(new Trigger.StopExecution(facts.stop().get()));
            return triggers;
        }
        takeover.lost().forEach(attempt -> triggers.add(lost(attempt, "The process that made the call ended.")));
        for (long suspect : suspects.over(now)) {
            position.outstanding()
                    .attempt(suspect)
                    .ifPresent(attempt -> triggers.add(lost(attempt, "The process that ended the attempt died.")));
        }
        if (position.standing().execution().owesContinue() && !deadline.isNear(now)) {
            triggers.add(new Trigger.Continue());
        }
        if (isDue(now)) {
            triggers.add(new Trigger.TimerFired());
        }
        return triggers;
    }

    /**
     * Waits, here if that is wise.
     *
     * @return false when the driver should leave: the wake-ups are sent
     */
    boolean rest() {
        Parking.Waits waits = waits();
        boolean busy = deadline.isBounded() ? attempts.isRunning() : attempts.isAwaited();
        if (busy) {
            parking.awaitCalls(waits);
            return true;
        }
        if (parking.awaitHere(waits)) {
            return true;
        }
        parking.leaveWakeUp(woken, found, position.standing().chain().seq(), waits);
        return false;
    }

    private Parking.Waits waits() {
        return new Parking.Waits(nextDue, takeover.laterAt(), suspects.nextOver(), handOver());
    }

    private Optional<WakeUp.Reason> handOver() {
        if (!takeover.claims().isEmpty()) {
            // A driver that had all its time for them: only the long lane has more.
            return Optional.of(attempts.hasBegun() ? WakeUp.Reason.CONTINUE : WakeUp.Reason.LONG_TASK);
        }
        return position.standing().execution().owesContinue() ? Optional.of(WakeUp.Reason.CONTINUE) : Optional.empty();
    }

    /** The execution is closed: tells its parent, and lets its own effects come to their end. */
    void end() {
        attempts.keepOnly(Outstanding.NONE);
        Standing standing = position.standing();
        Head closed = Commit.closed(standing.head(), standing.execution()).orElseThrow();
        parts.parentNotice().tell(closed, standing.execution());
        while (deadline.isBounded() && attempts.isRunning() && !deadline.isOver(parts.now())) {
            mailbox.await(parts.now().plus(DriverSettings.STOP_LOOK));
            readMail();
        }
    }

    /** Stops the execution, whatever else it waits for. Makes no call, if the deadline is past. */
    Head stop(Failure failure) {
        if (!position.standing().isStarted()) {
            takeOver();
        }
        while (!isClosed()) {
            Facts found = look.tokens(position.outstanding());
            List<Trigger> stop = List.of(new Trigger.StopExecution(failure));
            position.commit(decision.next(position.standing(), found, stop, parts.now()), Handing.NONE);
        }
        end();
        Standing standing = position.standing();
        return Commit.closed(standing.head(), standing.execution()).orElseThrow();
    }

    private static Trigger lost(Attempt attempt, String cause) {
        return new Trigger.TaskFailed(attempt.number(), LostCalls.failure(attempt.resource(), cause), false);
    }
}
