package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.chain.DueMoment;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import dev.baton.engine.wakeup.WakeUps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Wakes the executions that are overdue: a message was lost, or a process died with the wake-ups it kept in memory.
 *
 * @param pageSize how many are woken in one go
 */
public record Sweep(ExecutionLog log, WakeUps wakeUps, int pageSize) {

    /** For how long one that was woken is left alone: its message may wait behind others. */
    static final Duration WOKEN = Duration.ofSeconds(60);

    /**
     * Wakes all whose time came before {@code at}, page by page. Each page is due again a minute later, so that the next page holds
     * others, and a message that is lost is made up for.
     *
     * @param clock of this process
     * @param end when to begin no further page
     * @return how many
     */
    public int all(Instant at, InstantSource clock, Instant end) {
        int woken = 0;
        int page;
        do {
            Instant now = clock.instant();
            List<Head> overdue = log.overdue(at, pageSize);
            for (Head head : overdue) {
                wakeUps.send(new WakeUp(head.key(), WakeUp.Reason.SWEEP, 0), now);
                log.due(head.key(), DueMoment.unpromised(now.plus(WOKEN)));
            }
            page = overdue.size();
            woken += page;
        } while (page == pageSize && clock.instant().isBefore(end));
        return woken;
    }

    /**
     * Wakes those whose time came before {@code at}, the most overdue first.
     *
     * @param at some time ago, so that what is just being driven is left alone
     * @return how many; a full page means that there may be more, once these were driven
     */
    public int once(Instant at, Instant now) {
        List<Head> overdue = log.overdue(at, pageSize);
        overdue.forEach(head -> wakeUps.send(new WakeUp(head.key(), WakeUp.Reason.SWEEP, 0), now));
        return overdue.size();
    }
}
