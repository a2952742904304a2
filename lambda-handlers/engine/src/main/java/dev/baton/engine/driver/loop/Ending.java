package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Commit;
import dev.baton.engine.driver.chain.DueMoment;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.effect.Cancels;
import dev.baton.engine.driver.effect.ParentNotice;
import dev.baton.engine.driver.effect.StatusNotice;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Optional;

/**
 * What one driver does for a closed execution: tells its parent and whoever wants to know, ends what was begun outside, and lets its own
 * calls come to their end. The head stays due until all but the last is done, so that whoever comes later goes on with it.
 */
final class Ending {
    private final DriverParts parts;
    private final OwnCalls own;
    private final Cancels cancels;
    private final Mailbox mailbox;
    private final Deadline deadline;
    private final WakeUp woken;
    private final Runnable readMail;
    private final StatusNotice notice;

    /** @param readMail of the driver, whose mail it still is */
    Ending(
            DriverParts parts,
            OwnCalls own,
            Cancels cancels,
            Mailbox mailbox,
            Deadline deadline,
            WakeUp woken,
            Runnable readMail) {
        this.parts = parts;
        this.own = own;
        this.cancels = cancels;
        this.mailbox = mailbox;
        this.deadline = deadline;
        this.woken = woken;
        this.readMail = readMail;
        this.notice = new StatusNotice(parts);
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

    void run(Standing standing) {
        own.keepOnly(Outstanding.NONE);
        tellParent(standing);
        boolean late = cameForCancels(standing);
        boolean told = !late && tellStatus(standing);
        while (cancels.isOwing(standing)) {
            Instant now = parts.now();
            cancels.issue(standing, now);
            if (own.isRunning() && !deadline.isOver(now)) {
                await(now.plus(DriverSettings.STOP_LOOK));
            } else if (cancels.isOwing(standing) && !awaitHere(standing, now)) {
                leaveWakeUp(
                        standing,
                        cancels.next(standing).filter(next -> next.isAfter(now)).orElse(now));
                break;
            }
        }
        if (!cancels.isOwing(standing)) {
            settle(standing, late ? tellStatus(standing) : told);
        }
        while (deadline.isBounded() && own.isRunning() && !deadline.isOver(parts.now())) {
            await(parts.now().plus(DriverSettings.STOP_LOOK));
        }
    }

    /** For one who may make no calls and keeps somebody waiting: the rest is left to those who were woken for that. */
    void withoutCalls(Standing standing) {
        tellParent(standing);
        if (!cancels.isOwing(standing) && !notice.isOwed(standing)) {
            settle(standing, true);
        }
    }

    /** Whoever left a timer for cancels that took long told of the end before: it is not told at each look, only before the last. */
    private boolean cameForCancels(Standing standing) {
        return woken.reason() == WakeUp.Reason.TIMER
                && standing.head().closing().isPresent()
                && cancels.isOwing(standing);
    }

    private void tellParent(Standing standing) {
        new ParentNotice(parts).tell(closed(standing), standing.execution());
    }

    /** @return whether nobody need be told any more */
    private boolean tellStatus(Standing standing) {
        return notice.tell(standing, closed(standing));
    }

    private void settle(Standing standing, boolean told) {
        if (!told) {
            Closing closing = closed(standing).closing().orElseThrow();
            leaveWakeUp(standing, StatusNotice.again(closing, parts.now()));
        } else if (isOwing(standing)) {
            parts.log().settled(standing.key(), standing.execution().redriveCount());
        }
    }

    private void await(Instant until) {
        mailbox.await(until);
        readMail.run();
    }

    private boolean awaitHere(Standing standing, Instant now) {
        // A closed execution has no entry more, so what only this driver can name it ends itself, if it can.
        Instant latest =
                cancels.named(standing).isEmpty() ? now.plus(parts.settings().inPlace()) : Instant.MAX;
        Optional<Instant> near = cancels.next(standing)
                .filter(at -> at.isAfter(now) && !at.isAfter(latest))
                .filter(at -> !deadline.isNear(at));
        near.ifPresent(this::await);
        return near.isPresent();
    }

    private void leaveWakeUp(Standing standing, Instant at) {
        WakeUp wakeUp = new WakeUp(standing.key(), WakeUp.Reason.TIMER, standing.seq(), Optional.of(at));
        parts.wakeUps().send(wakeUp, at);
        if (parts.settings().durableWakeUps()) {
            parts.log().due(standing.key(), DueMoment.promised(at));
        }
    }
}
