package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.chain.DueMoment;
import dev.baton.engine.driver.chain.Earliest;
import dev.baton.engine.driver.decision.FactReader;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Optional;

/** How a driver with nothing to do waits: in place for what is near, else by leaving a wake-up behind. */
final class WaitOrLeave {
    private final DriverParts parts;
    private final Mailbox mailbox;
    private final Deadline deadline;
    /** What it left behind last, where somebody knocked before it was gone: it need not be left again. */
    private Optional<Left> left = Optional.empty();

    /**
     * A wake-up that is on its way.
     *
     * @param seq of the newest entry then
     */
    private record Left(long seq, WakeUp.Reason reason, Optional<Instant> at) {}

    WaitOrLeave(DriverParts parts, Mailbox mailbox, Deadline deadline) {
        this.parts = parts;
        this.mailbox = mailbox;
        this.deadline = deadline;
    }

    /**
     * When a waiting execution wants to be looked at again.
     *
     * @param timer its own next timer
     * @param lease when an attempt that another driver answers for is lost
     * @param suspect when an attempt whose token somebody closed is lost
     * @param handOver why there is work that this driver leaves to another at once
     */
    record Waits(
            Optional<Instant> timer,
            Optional<Instant> lease,
            Optional<Instant> suspect,
            Optional<WakeUp.Reason> handOver) {
        boolean atOnce() {
            return handOver.isPresent();
        }

        Optional<Instant> first() {
            return Earliest.of(timer, lease, suspect);
        }
    }

    /** Waits while calls of this driver run; looks up for timers, and for a stop each second. */
    void awaitCalls(Waits waits) {
        Instant look = parts.now().plus(DriverSettings.STOP_LOOK);
        mailbox.await(waits.first().filter(at -> at.isBefore(look)).orElse(look));
    }

    /** Waits in place if the next moment is near. */
    boolean awaitHere(Waits waits) {
        Instant near = parts.now().plus(parts.settings().inPlace());
        Optional<Instant> first = waits.first();
        if (waits.atOnce() || first.isEmpty() || first.get().isAfter(near) || deadline.isNear(first.get())) {
            return false;
        }
        mailbox.await(first.get());
        return true;
    }

    /**
     * Leaves a wake-up behind for the first moment that counts, unless one is known to be on its way; then, when it is
     * durable, nobody needs to look earlier.
     *
     * @param woken what brought this driver here, and is used up
     * @param head as it was when this driver came
     */
    void leaveWakeUp(WakeUp woken, Head head, long seq, Waits waits) {
        Instant now = parts.now();
        Optional<Instant> first = waits.first();
        if (waits.handOver().isPresent()) {
            handOver(woken, head, new Left(seq, waits.handOver().get(), Optional.empty()), now);
        } else if (first.isEmpty()) {
            patrol(head, seq, now);
        } else if (!isOnItsWay(first.get(), woken, head)) {
            boolean timer = waits.timer().equals(first);
            WakeUp.Reason reason = timer ? WakeUp.Reason.TIMER : WakeUp.Reason.LEASE;
            send(new WakeUp(head.key(), reason, seq, first), first.get());
            moveDue(head, seq, DueMoment.promised(first.get()));
            left = Optional.of(new Left(seq, reason, first));
        }
    }

    /** Whoever takes the message does all that is due then, so one is enough until something is committed. */
    private void handOver(WakeUp woken, Head head, Left work, Instant now) {
        if (parts.settings().durableWakeUps() && left.equals(Optional.of(work))) {
            return;
        }
        WakeUp next = HandOvers.next(woken, head.key(), work.reason(), work.seq());
        send(next, now.plus(HandOvers.pause(next)));
        moveDue(head, work.seq(), DueMoment.unpromised(now));
        left = Optional.of(work);
    }

    /**
     * Whether a durable wake-up for that moment is on its way: somebody promised it, this driver or another, and the promise stands
     * (the head that this driver found may be old).
     */
    private boolean isOnItsWay(Instant at, WakeUp woken, Head head) {
        boolean mine = left.flatMap(Left::at).equals(Optional.of(at));
        return parts.settings().durableWakeUps()
                && (mine || isAnothers(at, woken, head))
                && promiseStands(parts, at, head);
    }

    /**
     * Whether another driver left a durable wake-up for that moment, which is not the one that came, and which stands.
     *
     * @param head as it was when the driver came
     */
    static boolean isPromised(DriverParts parts, Instant at, WakeUp woken, Head head) {
        return parts.settings().durableWakeUps() && isAnothers(at, woken, head) && promiseStands(parts, at, head);
    }

    private static boolean promiseStands(DriverParts parts, Instant at, Head head) {
        return new FactReader(parts, head.key())
                .head()
                .filter(newest -> !DueMoment.promises(newest.dueAt(), at))
                .isEmpty();
    }

    /**
     * Whether somebody promised it whose message is not the one that came. Who was handed work over promises nothing on another's
     * word: by the clock of whoever handed it over that moment has passed, and its message may be used up.
     */
    private static boolean isAnothers(Instant at, WakeUp woken, Head head) {
        return DueMoment.promises(head.dueAt(), at)
                && !woken.reason().isHandOver()
                && !woken.due().equals(Optional.of(at));
    }

    /** Sends for another driver while this one goes on. */
    void handOver(Head head, long seq) {
        send(new WakeUp(head.key(), WakeUp.Reason.LONG_TASK, seq), parts.now());
    }

    private void patrol(Head head, long seq, Instant now) {
        Instant soon = now.plus(DriverSettings.PATROL.dividedBy(2));
        if (head.dueAt().filter(at -> at.isAfter(soon)).isEmpty()) {
            moveDue(head, seq, DueMoment.unpromised(now.plus(DriverSettings.PATROL)));
        }
    }

    /** An execution that stands still for long has left a due moment behind, so this is where its head learns that it has begun. */
    private void moveDue(Head head, long seq, Instant at) {
        parts.moveDue(head.key(), at, seq);
    }

    private void send(WakeUp wakeUp, Instant notBefore) {
        parts.wakeUps().send(wakeUp, notBefore);
    }
}
