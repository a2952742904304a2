package dev.baton.engine.log;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How an execution ended, as the head shows it. The output is not here: it stands in the last entry, and Describe reads it
 * there.
 *
 * @param failure of FAILED and ABORTED ones; TIMED_OUT shows none (recorded: timeouts/test_global_timeout)
 * @param lastEventId of the last event, of a run that kept what a redrive takes up; 0 of others
 */
public record Closing(ExecutionStatus status, Instant stopDate, Optional<Failure> failure, long lastEventId) {
    public Closing {
        Objects.requireNonNull(stopDate, "stopDate");
        Objects.requireNonNull(failure, "failure");
        if (!status.isClosed()) {
            throw new IllegalArgumentException("a closing has a closed status");
        }
    }

    /** One that kept nothing for a redrive. */
    public Closing(ExecutionStatus status, Instant stopDate, Optional<Failure> failure) {
        this(status, stopDate, failure, 0);
    }
}
