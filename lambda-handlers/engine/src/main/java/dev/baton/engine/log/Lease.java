package dev.baton.engine.log;

import java.time.Instant;
import java.util.Objects;

/**
 * Until when a driver answers for a task attempt. A lease belongs to the attempt, not to the execution: other branches go on
 * under any driver. It is committed with the entry that starts the attempt.
 *
 * @param attempt the attempt's number, unique in the execution
 * @param owner which driver (in one process: which epoch of it) performs the attempt
 * @param end after this time, plus a margin, the attempt counts as lost
 */
public record Lease(long attempt, String owner, Instant end) {
    public Lease {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(end, "end");
    }
}
