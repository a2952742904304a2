package dev.baton.engine.driver;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.wakeup.WakeUp;
import dev.baton.engine.wakeup.WakeUps;
import java.time.Instant;
import java.util.List;

/**
 * Wakes the executions that are overdue: a message was lost, or a process died with the wake-ups it kept in memory.
 *
 * @param pageSize how many are woken in one go
 */
public record Sweep(ExecutionLog log, WakeUps wakeUps, int pageSize) {

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
