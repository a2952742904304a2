package dev.baton.functions;

import dev.baton.aws.sqs.DeadLetters;
import dev.baton.aws.sqs.SqsWakeUps;
import dev.baton.engine.api.MachineDeletion;
import dev.baton.engine.driver.Sweep;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done every minute, whatever else goes wrong: long timers that are near go to the queues, overdue executions are woken,
 * dead-lettered ones become due, Express executions that nobody finished are run again, deletions go on.
 * Once a day, what stays open for long is kept from expiring.
 */
final class Sweeps {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
    private static final int PAGE = 1000;
    private static final int DEAD_LETTER_ROUNDS = 20;

    /** What is just being driven is left alone that long. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** An Express execution ends after five minutes; one that is older was dropped. */
    private static final Duration EXPRESS_GRACE = Duration.ofMinutes(7);

    /** UTC. */
    private static final int HOUR_OF_STAMPING = 3;

    private final Stores stores;
    private final SqsWakeUps wakeUps;
    private final DeadLetters deadLetters;
    private final MachineDeletion deletion;
    private final IntConsumer overdue;
    private final InstantSource clock;

    /** @param overdue hears how many executions nobody drove when they were due, when there were some */
    Sweeps(
            Stores stores,
            SqsWakeUps wakeUps,
            DeadLetters deadLetters,
            MachineDeletion deletion,
            IntConsumer overdue,
            InstantSource clock) {
        this.stores = stores;
        this.wakeUps = wakeUps;
        this.deadLetters = deadLetters;
        this.deletion = deletion;
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
        attempt("dead letters", failed, () -> {
            DeadLetters.Found found = deadLetters.revive(stores.log(), clock.instant(), DEAD_LETTER_ROUNDS);
            if (found.wakeUps() + found.poison() > 0) {
                LOG.warn("The dead-letter queue had {}", found);
            }
        });
        attempt("long timers", failed, () -> moveNear(end));
        attempt("overdue executions", failed, () -> wakeOverdue(end));
        attempt("Express executions", failed, this::wakeExpress);
        attempt("deletions", failed, deletion::resume);
        attempt("expiry", failed, this::stampAgain);
        return failed;
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

    private void wakeExpress() {
        Instant now = clock.instant();
        Instant dropped = now.minus(EXPRESS_GRACE);
        List<ExpressInput> old = new ArrayList<>();
        stores.expressInputs().forEachOpen(input -> {
            if (old.size() < PAGE && input.identity().startTime().isBefore(dropped)) {
                old.add(input);
            }
        });
        old.forEach(input -> wakeUps.send(new WakeUp(input.key(), WakeUp.Reason.EXPRESS, 0), now));
    }

    /** Once a day: a day that is missed does not matter, there is a margin of weeks. */
    private void stampAgain() {
        Instant now = clock.instant();
        LocalTime time = LocalTime.ofInstant(now, ZoneOffset.UTC);
        if (time.getHour() == HOUR_OF_STAMPING && time.getMinute() == 0) {
            LOG.info(
                    "{} open executions were stamped again", stores.restamping().run(now));
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
