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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    private final Polls polls;
    private final Cancels cancels;
    private final Ending ending;
    private final List<Trigger> answers = new ArrayList<>();

    private Facts facts = Facts.NONE;
    private Takeover takeover = Takeover.NONE;
    /** Attempts for which another driver was sent for while this one was at work. */
    private final Set<Long> handedOver = new HashSet<>();
    /** Attempts that another driver may have called before this one. */
    private final Set<Long> repeated = new HashSet<>();

    private boolean mustLook;
    /** The time of the last look around, for which the step is decided: nothing is over that was seen alive since. */
    private Instant now;

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
        this.polls = new Polls(parts, attempts, deadline, woken);
        this.cancels = new Cancels(parts, attempts, deadline);
        this.ending = new Ending(parts, attempts, cancels, mailbox, deadline, this::readMail);
        this.now = parts.now();
        this.lastLook = now;
    }

    /** Takes the execution over from wherever it stands. */
    void takeOver() {
        Standing standing = position.standing();
        if (standing.isStarted() && !standing.lacksEntries()) {
            mustLook = true;
            mustAnnounce = true;
        } else {
            Step start = decision.start(standing, parts.now());
            mustLook = !position.commit(start, Handing.NONE);
        }
        lookForParent();
        facts = facts.withStop(standing.head().stopRequested().or(look::orphaned));
    }

    /** Whoever began a child, or was sent to it because nobody came, looks whether somebody still waits for it. */
    private void lookForParent() {
        if (woken.reason() == WakeUp.Reason.START || woken.reason() == WakeUp.Reason.SWEEP) {
            look.forParent(found);
        }
    }

    /** Runs the first leg of a new execution and writes it. */
    StartResult start() {
        return position.start(decision.start(position.standing(), parts.now()));
    }

    /** Goes on after {@link #start}. */
    void goOn() {
        lookForParent();
        facts = facts.withStop(look.orphaned());
        position.performStart();
    }

    boolean isClosed() {
        return position.standing().isClosed();
    }

    void readMail() {
        for (Mail mail : mailbox.drain()) {
            switch (mail) {
                case Mail.Answer answer -> answered(answer);
                case Mail.Polled polled -> polled(polled);
                case Mail.Cancelled cancelled ->
                    cancels.answered(position.standing(), cancelled.attempt(), cancelled.cancellation());
                case Mail.Knock knock -> mustLook = true;
            }
        }
    }

    private void answered(Mail.Answer mail) {
        attempts.answered(mail.attempt());
        cancels.callAnswered(mail.attempt(), mail.answer());
        if (counts(mail) && !parks(mail)) {
            TaskAnswer answer = position.outstanding()
                    .attempt(mail.attempt())
                    .map(attempt -> polls.kept(attempt, mail.answer()))
                    .orElse(mail.answer());
            answers.addAll(Answers.triggers(mail.attempt(), answer));
        }
    }

    private void polled(Mail.Polled mail) {
        attempts.polled(mail.attempt());
        position.outstanding()
                .attempt(mail.attempt())
                .filter(Attempt::isSubmittedSync)
                .ifPresent(attempt -> {
                    answers.addAll(polls.answered(position.standing(), attempt, mail.status(), parts.now()));
                    mustLook |= Polls.ends(mail.status());
                });
    }

    /** Of a submission that another driver has committed meanwhile, only the outcome says something. */
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
        now = parts.now();
        Outstanding open = position.outstanding();
        if (mustLook || (isDue(now) && open.all().stream().anyMatch(Attempt::hasToken))) {
            // The tokens last: between their heartbeats and the step that may end them nothing else is read.
            Optional<Failure> stop = look.stop();
            facts = look.tokens(open).withStop(stop);
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
            parking.signPresence(found, position.standing().chain().seq());
        }
    }

    /**
     * Takes one step, if there is anything to take it for.
     *
     * @return false when the execution waits
     */
    boolean step() {
        refusals.forgetForeign(position.standing().chain()::lease).forEach(attempts::release);
        takeover = takeover(now);
        Handing handing = new Handing(
                takeover.claims().stream()
                        .filter(attempt -> effects.fits(attempt, now))
                        .toList(),
                refusals.leases(),
                lost(now),
                cancels.settled(position.standing()),
                cancels.named(position.standing()));
        noteRepeated(handing.claims());
        List<Trigger> triggers = triggers(now);
        boolean idle = triggers.isEmpty() && facts.isEmpty();
        Execution before = position.standing().execution();
        Step step = idle
                ? new Step(before, List.of(), List.of())
                : decision.next(position.standing(), facts, triggers, now);
        boolean polled = triggers.stream().anyMatch(Trigger.TaskPolled.class::isInstance);
        if (handing.isEmpty()
                && !polled
                && step.events().isEmpty()
                && step.effects().isEmpty()) {
            settle(step, now);
            return false;
        }
        commit(step, handing);
        return true;
    }

    private void noteRepeated(List<Attempt> claims) {
        for (Attempt claim : claims) {
            position.standing()
                    .chain()
                    .lease(claim.number())
                    .filter(lease -> !lease.owner().equals(Takeover.NOBODY))
                    .ifPresent(lease -> repeated.add(claim.number()));
        }
    }

    private void commit(Step step, Handing handing) {
        Outstanding before = position.outstanding();
        if (position.commit(step, handing)) {
            cancels.committed(position.standing(), before);
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

    /** The attempts that are given up. */
    private Set<Long> lost(Instant now) {
        Set<Long> lost = new HashSet<>(suspects.over(now));
        takeover.lost().forEach(attempt -> lost.add(attempt.number()));
        for (Trigger answer : answers) {
            // A call that fails when it is made again says nothing of what the first one started.
            if (answer instanceof Trigger.TaskFailed failed && repeated.contains(failed.attempt())) {
                lost.add(failed.attempt());
            }
        }
        return lost;
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
        Instant now = parts.now();
        polls.ask(position.standing(), position.outstanding(), now);
        cancels.issue(position.standing(), now);
        Parking.Waits waits = waits();
        boolean busy = deadline.isBounded() ? attempts.isRunning() : attempts.isAwaited();
        if (busy) {
            handOverBeside();
            parking.awaitCalls(waits);
            return true;
        }
        if (parking.awaitHere(waits)) {
            return true;
        }
        parking.leaveWakeUp(woken, found, position.standing().chain().seq(), waits);
        return false;
    }

    /** What does not fit here is for another driver at once, not only when this one's own calls are over. */
    private void handOverBeside() {
        Set<Long> claims = new HashSet<>();
        takeover.claims().forEach(attempt -> claims.add(attempt.number()));
        if (deadline.isBounded() && !handedOver.containsAll(claims)) {
            handedOver.addAll(claims);
            parking.handOver(found, position.standing().chain().seq());
        }
    }

    private Parking.Waits waits() {
        // For what is due and was not issued there is no time here: it is handed over.
        Optional<Instant> asking = nextAsking().filter(at -> at.isAfter(parts.now()));
        Optional<Instant> timer =
                Stream.concat(nextDue.stream(), asking.stream()).min(Instant::compareTo);
        return new Parking.Waits(timer, takeover.laterAt(), suspects.nextOver(), handOver());
    }

    /** When a job is to be asked about, or a cancel to be issued, next. */
    private Optional<Instant> nextAsking() {
        return Stream.concat(polls.next(position.outstanding()).stream(), cancels.next(position.standing()).stream())
                .min(Instant::compareTo);
    }

    private Optional<WakeUp.Reason> handOver() {
        if (!takeover.claims().isEmpty()) {
            // A driver that had all its time for them: only the long lane has more.
            return Optional.of(attempts.hasBegun() ? WakeUp.Reason.CONTINUE : WakeUp.Reason.LONG_TASK);
        }
        boolean late = nextAsking().filter(at -> !at.isAfter(parts.now())).isPresent();
        return late || position.standing().execution().owesContinue()
                ? Optional.of(WakeUp.Reason.CONTINUE)
                : Optional.empty();
    }

    /**
     * The execution is closed.
     *
     * @return whether somebody knocked meanwhile: it may go on again
     */
    boolean end() {
        mustLook = false;
        ending.run(position.standing());
        return mustLook;
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
        ending.withoutCalls(position.standing());
        return Ending.closed(position.standing());
    }

    private static Trigger lost(Attempt attempt, String cause) {
        return new Trigger.TaskFailed(attempt.number(), LostCalls.failure(attempt.resource(), cause), false);
    }
}
