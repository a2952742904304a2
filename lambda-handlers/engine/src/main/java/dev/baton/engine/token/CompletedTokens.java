package dev.baton.engine.token;

import java.time.Instant;
import java.util.List;

/**
 * The port by which a sweep finds outcomes that were accepted and of which nobody may have told the execution: the process that took one
 * died before it sent the wake-up, or whoever got that died. For stores whose wake-ups outlive a process; where all go with it, all open
 * executions are looked at when the next one begins.
 */
public interface CompletedTokens {

    /**
     * Completed tokens that were not {@link Tokens#heard}, those that were completed first first.
     *
     * @param before only what was completed by then
     * @param limit how many at the most
     */
    List<TokenKey> unheard(Instant before, int limit);
}
