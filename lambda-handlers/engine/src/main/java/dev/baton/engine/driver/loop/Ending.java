package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.effect.Cancels;
import dev.baton.engine.driver.effect.OwnWork;
import dev.baton.engine.driver.process.DriverParts;
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
    private final Visit visit;
    private final Position position;
    private final OwnCalls own;
    private final Cancels cancels;
    private final LateNames names;
    private final Runnable readMail;
    private final EndNotices notices;

    /** @param readMail of the driver, whose mail it still is */
    Ending(DriverParts parts, Visit visit, Position position, OwnWork work, Runnable readMail) {
        this.parts = parts;
        this.visit = visit;
        this.position = position;
        this.own = work.calls();
        this.cancels = work.cancels();
        this.names = new LateNames(position, work);
        this.readMail = readMail;
        this.notices = new EndNotices(parts, visit);
    }

    /** The closed head. */
    Head closed(Standing standing) {
        return notices.closed(standing);
    }

    /** Whether its head is, or will be, due for what is left to be done. */
    boolean isOwing(Standing standing) {
        return notices.isOwing(standing);
    }

    void run() {
        own.letGo();
        Standing found = position.standing();
        notices.tellParent(found);
        boolean late = cameForCancels(found);
        boolean told = !late && notices.tellStatus(found);
        if (endWhatBegan(found.execution().redriveCount())) {
            notices.settle(position.standing(), late ? notices.tellStatus(position.standing()) : told);
        }
        while (visit.isBounded() && own.isRunning() && !visit.isOver(parts.now())) {
            await(parts.now().plus(DriverSettings.STOP_LOOK));
            if (names.writeDown()) {
                notices.comeAgain(position.standing(), parts.now());
            }
        }
    }

    /**
     * @param life whose end this is, by the number of redrives
     * @return whether that end owes no cancels any more; if not, or if there is a later life, somebody will be woken for what is owed
     */
    private boolean endWhatBegan(int life) {
        while (cancels.isOwing(position.standing())) {
            names.writeDown();
            Standing standing = position.standing();
            Instant now = parts.now();
            if (!standing.isClosed() || standing.execution().redriveCount() != life) {
                notices.comeAgain(standing, now);
                return false;
            }
            cancels.issue(standing, now);
            if (own.isRunning() && !visit.isOver(now)) {
                await(now.plus(DriverSettings.STOP_LOOK));
            } else if (cancels.isOwing(standing) && !awaitHere(standing, now)) {
                notices.comeAgain(
                        standing,
                        cancels.next(standing).filter(next -> next.isAfter(now)).orElse(now));
                return false;
            }
        }
        return true;
    }

    /** For one who may make no calls and keeps somebody waiting: the rest is left to those who were woken for that. */
    void withoutCalls(Standing standing) {
        notices.tellParent(standing);
        if (!cancels.isOwing(standing) && !notices.isStatusOwed(standing)) {
            notices.settle(standing, true);
        }
    }

    /** Whoever left a timer for cancels that took long told of the end before: it is not told at each look, only before the last. */
    private boolean cameForCancels(Standing standing) {
        return visit.woken().reason() == WakeUp.Reason.TIMER
                && standing.head().closing().isPresent()
                && cancels.isOwing(standing);
    }

    private void await(Instant until) {
        visit.await(until);
        readMail.run();
    }

    private boolean awaitHere(Standing standing, Instant now) {
        Instant latest = now.plus(parts.settings().inPlace());
        Optional<Instant> near = cancels.next(standing)
                .filter(at -> at.isAfter(now) && !at.isAfter(latest))
                .filter(at -> !visit.isLate(at));
        near.ifPresent(this::await);
        return near.isPresent();
    }
}
