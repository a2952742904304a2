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
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Optional;

/**
 * What one driver does for a closed execution: tells its parent, ends what was begun outside, and lets its own calls come to their end.
 * The head stays due until the first two are done, so that whoever comes later goes on with them.
 */
final class Ending {
    private final DriverParts parts;
    private final OwnCalls own;
    private final Cancels cancels;
    private final Mailbox mailbox;
    private final Deadline deadline;
    private final Runnable readMail;

    /** @param readMail of the driver, whose mail it still is */
    Ending(DriverParts parts, OwnCalls own, Cancels cancels, Mailbox mailbox, Deadline deadline, Runnable readMail) {
        this.parts = parts;
        this.own = own;
        this.cancels = cancels;
        this.mailbox = mailbox;
        this.deadline = deadline;
        this.readMail = readMail;
    }

    /** The closed head. */
    static Head closed(Standing standing) {
        return Commit.closed(
                        standing.head(), standing.execution(), standing.chain().cancels())
                .orElseThrow();
    }

    void run(Standing standing) {
        own.keepOnly(Outstanding.NONE);
        tellParent(standing);
        while (cancels.isOwing(standing)) {
            Instant now = parts.now();
            cancels.issue(standing, now);
            if (own.isRunning() && !deadline.isOver(now)) {
                await(now.plus(DriverSettings.STOP_LOOK));
            } else if (cancels.isOwing(standing) && !awaitHere(standing, now)) {
                leaveWakeUp(standing, now);
                break;
            }
        }
        settle(standing);
        while (deadline.isBounded() && own.isRunning() && !deadline.isOver(parts.now())) {
            await(parts.now().plus(DriverSettings.STOP_LOOK));
        }
    }

    /** For one who may make no calls: the cancels are left to those who were woken for that. */
    void withoutCalls(Standing standing) {
        tellParent(standing);
        settle(standing);
    }

    private void tellParent(Standing standing) {
        new ParentNotice(parts).tell(closed(standing), standing.execution());
    }

    private void settle(Standing standing) {
        if (!cancels.isOwing(standing) && closed(standing).dueAt().isPresent()) {
            parts.patience().tell(() -> parts.ports().log().settled(standing.key()));
        }
    }

    private void await(Instant until) {
        mailbox.await(until);
        readMail.run();
    }

    private boolean awaitHere(Standing standing, Instant now) {
        // A closed execution has no entry more, so what only this driver can name it ends itself, if it can.
        Instant latest = cancels.named(standing).isEmpty() ? now.plus(DriverSettings.IN_PLACE) : Instant.MAX;
        Optional<Instant> near = cancels.next(standing)
                .filter(at -> at.isAfter(now) && !at.isAfter(latest))
                .filter(at -> !deadline.isNear(at));
        near.ifPresent(this::await);
        return near.isPresent();
    }

    private void leaveWakeUp(Standing standing, Instant now) {
        Instant at = cancels.next(standing).filter(next -> next.isAfter(now)).orElse(now);
        WakeUp wakeUp =
                new WakeUp(standing.key(), WakeUp.Reason.TIMER, standing.chain().seq(), Optional.of(at));
        parts.patience().tell(() -> parts.ports().wakeUps().send(wakeUp, at));
        if (parts.settings().durableWakeUps()) {
            parts.patience().tell(() -> parts.ports().log().due(standing.key(), DueMoment.promised(at)));
        }
    }
}
