package dev.baton.functions;

import dev.baton.aws.sqs.DeadLetters;
import dev.baton.aws.sqs.SqsWakeUps;
import dev.baton.engine.api.MachineDeletion;
import dev.baton.engine.api.extension.ExtensionOperations;
import dev.baton.engine.driver.loop.Sweep;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done every minute, whatever else goes wrong: long timers that are near go to the queues, overdue executions are woken,
 * dead-lettered ones become due, callbacks that nobody heard of are told, Express executions that nobody finished are run again, deletions
 * and batches go on.
 * What stays open for long is kept from expiring, in a round that takes a day.
 */
final class Sweeps {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
    private static final int PAGE = 1000;
    private static final int SMALL_PAGE = 100;

    /** What is just being driven is left alone that long. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Stores stores;
    private final SqsWakeUps wakeUps;
    private final DeadLetters deadLetters;
    private final MachineDeletion deletion;
    private final ExtensionOperations own;
    private final IntConsumer overdue;
    private final InstantSource clock;

    /** @param overdue hears how many executions nobody drove when they were due, when there were some */
    Sweeps(
            Stores stores,
            SqsWakeUps wakeUps,
            DeadLetters deadLetters,
            MachineDeletion deletion,
            ExtensionOperations own,
            IntConsumer overdue,
            InstantSource clock) {
        this.stores = stores;
        this.wakeUps = wakeUps;
        this.deadLetters = deadLetters;
        this.deletion = deletion;
        this.own = own;
        this.overdue = overdue;
        this.clock = clock;
    }

    /**
     * Does it all.
     *
     * @param end when to begin no further page
     * @return what failed, by name; the next sweep does it
     */
    List<String> once(Instant end) {
        List<String> failed = new ArrayList<>();
        attempt("dead letters", failed, () -> revive(share(end)));
        attempt("long timers", failed, () -> moveNear(end));
        attempt("overdue executions", failed, () -> wakeOverdue(end));
        attempt("callbacks", failed, () -> wakeUnheard(end));
        attempt("Express executions", failed, () -> wakeExpress(end));
        attempt("deletions", failed, () -> deletion.resume());
        attempt("batches", failed, () -> own.advance(end));
        attempt("expiry", failed, () -> stampAgain(end));
        int unreadable = stores.badRows().count() + stores.timeBuckets().unreadable();
        if (unreadable > 0) {
            // Each was told where it was found. The function fails, so that an alarm tells people.
            failed.add(unreadable + " unreadable items");
        }
        return failed;
    }

    /** Dead letters come first and may be very many: they get a quarter of the time. */
    private Instant share(Instant end) {
        Instant now = clock.instant();
        return now.plus(Duration.between(now, end).dividedBy(4));
    }

    private void revive(Instant end) {
        DeadLetters.Found found = deadLetters.revive(
                stores.log(), clock.instant(), () -> clock.instant().isBefore(end));
        if (found.wakeUps() + found.poison() > 0) {
            LOG.warn("The dead-letter queue had {}", found);
        }
    }

    /** Outcomes that were accepted while nobody heard of them: who took one died before he woke the execution, or who was woken died. */
    private void wakeUnheard(Instant end) {
        List<TokenKey> page;
        do {
            Instant now = clock.instant();
            page = stores.completedTokens().unheard(now.minus(GRACE), SMALL_PAGE);
            for (TokenKey token : page) {
                wakeUps.send(new WakeUp(token.execution(), WakeUp.Reason.CALLBACK, 0), now);
                // The message outlives this process, so it is told.
                stores.tokens().heard(token);
            }
        } while (page.size() == SMALL_PAGE && clock.instant().isBefore(end));
    }

    private void moveNear(Instant end) {
        int moved = PAGE;
        while (moved == PAGE && clock.instant().isBefore(end)) {
            moved = wakeUps.moveNear(PAGE);
        }
    }

    private void wakeOverdue(Instant end) {
        int woken = new Sweep(stores.log(), wakeUps, PAGE).all(clock.instant().minus(GRACE), clock, end);
        if (woken > 0) {
            LOG.info("{} executions were overdue", woken);
            overdue.accept(woken);
        }
    }

    private void wakeExpress(Instant end) {
        List<ExecutionKey> page;
        do {
            Instant now = clock.instant();
            page = stores.expressInputs().takeDropped(now, SMALL_PAGE);
            page.forEach(key -> wakeUps.send(new WakeUp(key, WakeUp.Reason.EXPRESS, 0), now));
        } while (page.size() == SMALL_PAGE && clock.instant().isBefore(end));
    }

    private void stampAgain(Instant end) {
        int stamped =
                stores.restamping().run(clock.instant(), () -> clock.instant().isBefore(end));
        if (stamped > 0) {
            LOG.info("{} items of open executions were stamped again", stamped);
        }
    }

    private static void attempt(String what, List<String> failed, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("The sweep of {} failed; the next one goes on", what, e);
            failed.add(what);
        }
    }
}
