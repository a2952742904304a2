package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.call.CallTable;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Earliest;
import dev.baton.engine.driver.effect.OwnWork;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Optional;

/** What one driver does when no step is to be taken: it asks about jobs, ends what is owed, and waits, here if that is wise. */
final class Resting {
    private final DriverParts parts;
    private final Visit visit;
    private final Position position;
    private final OwnWork work;
    private final OwnCalls own;
    private final WaitOrLeave waitOrLeave;

    Resting(DriverParts parts, Visit visit, Position position, OwnWork work) {
        this.parts = parts;
        this.visit = visit;
        this.position = position;
        this.work = work;
        this.own = work.calls();
        this.waitOrLeave = new WaitOrLeave(parts, visit.mailbox(), visit.deadline());
    }

    /**
     * Waits.
     *
     * @param calls where they stand; those that are open do not fit here
     * @param timer when the state wants to be looked at again, with the heartbeats that the log does not know
     * @return false when the driver should leave: the wake-ups are sent
     */
    boolean rest(CallTable calls, Optional<Instant> timer) {
        work.ask(position.standing(), position.outstanding(), parts.now());
        WaitOrLeave.Waits waits = waits(calls, timer);
        boolean busy = visit.isBounded() ? own.isRunning() : own.isAwaited();
        if (busy) {
            handOverBeside(calls);
            waitOrLeave.awaitCalls(waits);
            return true;
        }
        if (waitOrLeave.awaitHere(waits)) {
            return true;
        }
        leave(waits);
        return false;
    }

    /** Leaves what is to be done to another driver, at once. */
    void handOver() {
        leave(new WaitOrLeave.Waits(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(WakeUp.Reason.CONTINUE)));
    }

    private void leave(WaitOrLeave.Waits waits) {
        waitOrLeave.leaveWakeUp(visit.woken(), visit.head(), position.seq(), waits);
    }

    /** What does not fit here is for another driver at once, not only when this one's own calls are over. */
    private void handOverBeside(CallTable calls) {
        if (visit.isBounded() && own.sendFor(calls)) {
            waitOrLeave.handOver(visit.head(), position.seq());
        }
    }

    private WaitOrLeave.Waits waits(CallTable calls, Optional<Instant> timer) {
        Instant now = parts.now();
        Optional<Instant> asking = work.nextAsking(position.standing(), position.outstanding());
        // For what is due and was not issued there is no time here: it is handed over.
        Optional<Instant> later = asking.filter(at -> at.isAfter(now));
        boolean continues = position.execution().owesContinue()
                || asking.filter(at -> !at.isAfter(now)).isPresent();
        return new WaitOrLeave.Waits(
                Earliest.of(timer, later), calls.laterAt(), calls.tokenLostAt(), handOver(calls.hasOpen(), continues));
    }

    private Optional<WakeUp.Reason> handOver(boolean unfit, boolean continues) {
        if (unfit) {
            // A driver that had all its time for them: only the long lane has more.
            return Optional.of(own.hasBegun() ? WakeUp.Reason.CONTINUE : WakeUp.Reason.LONG_TASK);
        }
        return continues ? Optional.of(WakeUp.Reason.CONTINUE) : Optional.empty();
    }
}
