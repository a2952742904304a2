package dev.baton.engine.driver;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How a driver with nothing to do waits: in place for what is near, else by leaving a wake-up behind. */
final class Parking {
    private final DriverParts parts;
    private final Mailbox mailbox;
    private final Deadline deadline;

    Parking(DriverParts parts, Mailbox mailbox, Deadline deadline) {
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
            return Stream.of(timer, lease, suspect).flatMap(Optional::stream).min(Instant::compareTo);
        }
    }

    /** Waits while calls of this driver run; looks up for timers, and for a stop each second. */
    void awaitCalls(Waits waits) {
        Instant look = parts.now().plus(DriverSettings.STOP_LOOK);
        mailbox.await(waits.first().filter(at -> at.isBefore(look)).orElse(look));
    }

    /** Waits in place if the next moment is near. */
    boolean awaitHere(Waits waits) {
        Instant near = parts.now().plus(DriverSettings.IN_PLACE);
        Optional<Instant> first = waits.first();
        if (waits.atOnce() || first.isEmpty() || first.get().isAfter(near) || deadline.isNear(first.get())) {
            return false;
        }
        mailbox.await(first.get());
        return true;
    }

    /** Leaves wake-ups behind; then, when they are durable, nobody needs to look earlier. */
    void leaveWakeUps(ExecutionKey key, long seq, Waits waits) {
        Instant now = parts.now();
        waits.handOver().ifPresent(reason -> send(new WakeUp(key, reason, seq), now));
        waits.timer().ifPresent(at -> send(new WakeUp(key, WakeUp.Reason.TIMER, seq), at));
        waits.lease().ifPresent(at -> send(new WakeUp(key, WakeUp.Reason.LEASE, seq), at));
        waits.suspect().ifPresent(at -> send(new WakeUp(key, WakeUp.Reason.TIMER, seq), at));
        if (parts.settings().durableWakeUps()) {
            Instant due = waits.atOnce() ? now : waits.first().orElse(now.plus(DriverSettings.PATROL));
            parts.patience().tell(() -> parts.ports().log().due(key, due));
        }
    }

    private void send(WakeUp wakeUp, Instant notBefore) {
        parts.patience().tell(() -> parts.ports().wakeUps().send(wakeUp, notBefore));
    }
}
