package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.chain.Commit;
import dev.baton.engine.driver.chain.DueMoment;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.effect.ParentNotice;
import dev.baton.engine.driver.effect.StatusNotice;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Optional;

/** Who is told of the end of an execution, and whether somebody must come again for what is left to be done. */
final class EndNotices {
    private final DriverParts parts;
    private final Visit visit;
    private final StatusNotice status;

    EndNotices(DriverParts parts, Visit visit) {
        this.parts = parts;
        this.visit = visit;
        this.status = new StatusNotice(parts);
    }

    /** The closed head. */
    Head closed(Standing standing) {
        return Commit.closed(standing.head(), standing.execution(), standing.cancels(), parts.statusEvents())
                .orElseThrow();
    }

    /** Whether its head is, or will be, due for what is left to be done. */
    boolean isOwing(Standing standing) {
        Head found = standing.head();
        return closed(standing).dueAt().isPresent()
                || (found.closing().isPresent() && found.dueAt().isPresent());
    }

    /** Whether anybody beside the parent is still to be told. */
    boolean isStatusOwed(Standing standing) {
        return status.isOwed(standing);
    }

    void tellParent(Standing standing) {
        new ParentNotice(parts).tell(closed(standing), standing.execution());
    }

    /** @return whether nobody need be told any more */
    boolean tellStatus(Standing standing) {
        return status.tell(standing, closed(standing));
    }

    /** Nothing is left to be done but, where nobody was told, that. */
    void settle(Standing standing, boolean told) {
        if (!told) {
            Closing closing = closed(standing).closing().orElseThrow();
            comeAgain(standing, StatusNotice.again(closing, parts.now()));
        } else if (isOwing(standing)) {
            parts.log().settled(standing.key(), standing.execution().redriveCount(), standing.seq());
        }
    }

    /** Leaves a wake-up behind for what is left to be done, unless one is known to be on its way. */
    void comeAgain(Standing standing, Instant at) {
        if (WaitOrLeave.isPromised(parts, at, visit.woken(), visit.head())) {
            return;
        }
        WakeUp wakeUp = new WakeUp(standing.key(), WakeUp.Reason.TIMER, standing.seq(), Optional.of(at));
        parts.wakeUps().send(wakeUp, at);
        parts.moveDue(standing.key(), DueMoment.promised(at), 0);
    }
}
