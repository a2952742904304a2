package dev.baton.engine.driver.loop;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that drivers hand on. Each is supposed to commit something; where one after the other hands the same work on and commits nothing,
 * a mistake of ours goes in circles, and on Lambda nothing else would stop it, because the functions are allowed to call themselves
 * through their queues. Such messages are slowed down; the execution is overdue meanwhile, which the alarm of overdue executions tells.
 */
final class HandOvers {
    private static final Logger LOG = LoggerFactory.getLogger(HandOvers.class);
    /** To the long lane, to one with more time, and a few for what was refused. */
    static final int USUAL = 8;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private HandOvers() {}

    /**
     * The wake-up that hands work on.
     *
     * @param woken what brought the one who hands it on
     * @param seq the number of the newest entry
     */
    static WakeUp next(WakeUp woken, ExecutionKey key, WakeUp.Reason reason, long seq) {
        boolean stuck = woken.reason().isHandOver() && woken.expectedSeq() == seq;
        return new WakeUp(key, reason, seq, Optional.empty(), stuck ? woken.hops() + 1 : 0);
    }

    /** How long to wait: nothing, or each time twice as long. */
    static Duration pause(WakeUp next) {
        int beyond = next.hops() - USUAL;
        if (beyond <= 0) {
            return Duration.ZERO;
        }
        LOG.error("{} was handed on {} times without a commit", next.key(), next.hops());
        Duration pause = Duration.ofSeconds(1L << Math.min(beyond, 20));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
