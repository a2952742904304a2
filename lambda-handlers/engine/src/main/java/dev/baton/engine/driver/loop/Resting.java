package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.call.CallState.Open;
import dev.baton.engine.driver.call.CallTable;
import dev.baton.engine.driver.call.CallTable.Call;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Earliest;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.effect.Cancels;
import dev.baton.engine.driver.effect.Polls;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one driver does when no step is to be taken: it asks about jobs, ends what is owed, and waits, here if that is wise. */
final class Resting {
    private final DriverParts parts;
    private final Head found;
    private final WakeUp woken;
    private final Deadline deadline;
    private final OwnCalls own;
    private final Polls polls;
    private final Cancels cancels;
    private final WaitOrLeave waitOrLeave;

    /** @param found the head as it was when this driver came */
    Resting(
            DriverParts parts,
            Head found,
            WakeUp woken,
            Deadline deadline,
            OwnCalls own,
            Polls polls,
            Cancels cancels,
            WaitOrLeave waitOrLeave) {
        this.parts = parts;
        this.found = found;
        this.woken = woken;
        this.deadline = deadline;
        this.own = own;
        this.polls = polls;
        this.cancels = cancels;
        this.waitOrLeave = waitOrLeave;
    }

    /**
     * Waits.
     *
     * @param calls where they stand; those that are open do not fit here
     * @param timer when the state wants to be looked at again, with the heartbeats that the log does not know
     * @return false when the driver should leave: the wake-ups are sent
     */
    boolean rest(Position position, CallTable calls, Optional<Instant> timer) {
        Standing standing = position.standing();
        Instant now = parts.now();
        polls.ask(standing, position.outstanding(), now);
        cancels.issue(standing, now);
        List<Call<Open>> unfit = calls.in(Open.class);
        WaitOrLeave.Waits waits = waits(position, calls, unfit, timer);
        boolean busy = deadline.isBounded() ? own.isRunning() : own.isAwaited();
        if (busy) {
            handOverBeside(unfit, standing.seq());
            waitOrLeave.awaitCalls(waits);
            return true;
        }
        if (waitOrLeave.awaitHere(waits)) {
            return true;
        }
        waitOrLeave.leaveWakeUp(woken, found, standing.seq(), waits);
        return false;
    }

    /** Leaves what is to be done to another driver, at once. */
    void handOver(Position position) {
        WaitOrLeave.Waits nothing = new WaitOrLeave.Waits(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(WakeUp.Reason.CONTINUE));
        waitOrLeave.leaveWakeUp(woken, found, position.standing().seq(), nothing);
    }

    /** What does not fit here is for another driver at once, not only when this one's own calls are over. */
    private void handOverBeside(List<Call<Open>> unfit, long seq) {
        if (deadline.isBounded()
                && unfit.stream().anyMatch(call -> !call.state().sentFor())) {
            unfit.forEach(call -> own.sentFor(call.number()));
            waitOrLeave.handOver(found, seq);
        }
    }

    private WaitOrLeave.Waits waits(
            Position position, CallTable calls, List<Call<Open>> unfit, Optional<Instant> timer) {
        Instant now = parts.now();
        Optional<Instant> asking = nextAsking(position);
        // For what is due and was not issued there is no time here: it is handed over.
        Optional<Instant> later = asking.filter(at -> at.isAfter(now));
        boolean continues = position.standing().execution().owesContinue()
                || asking.filter(at -> !at.isAfter(now)).isPresent();
        return new WaitOrLeave.Waits(
                Earliest.of(timer, later), calls.laterAt(), calls.tokenLostAt(), handOver(unfit, continues));
    }

    /** When a job is to be asked about, or a cancel to be issued, next. */
    private Optional<Instant> nextAsking(Position position) {
        return Earliest.of(polls.next(position.outstanding()), cancels.next(position.standing()));
    }

    private Optional<WakeUp.Reason> handOver(List<Call<Open>> unfit, boolean continues) {
        if (!unfit.isEmpty()) {
            // A driver that had all its time for them: only the long lane has more.
            return Optional.of(own.hasBegun() ? WakeUp.Reason.CONTINUE : WakeUp.Reason.LONG_TASK);
        }
        return continues ? Optional.of(WakeUp.Reason.CONTINUE) : Optional.empty();
    }
}
