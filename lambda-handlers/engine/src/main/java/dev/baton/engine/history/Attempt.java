package dev.baton.engine.history;

import dev.baton.asl.execution.Failure;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One try at a Task's work: from its …Scheduled event to the event that ends it.
 *
 * @param scheduledEventId of TaskScheduled, LambdaFunctionScheduled or ActivityScheduled
 * @param startedAt when it was started, for an activity when a worker took it
 * @param submittedAt when the first call of a {@code .sync} or {@code .waitForTaskToken} was answered
 * @param workerName of the activity's worker, if it gave one
 * @param endedAt when it succeeded, failed or timed out
 * @param failure why it failed; empty while it runs and when it succeeded
 */
public record Attempt(
        long scheduledEventId,
        Instant scheduledAt,
        Optional<Instant> startedAt,
        Optional<Instant> submittedAt,
        Optional<String> workerName,
        Optional<Instant> endedAt,
        Optional<Failure> failure) {

    public Attempt {
        Objects.requireNonNull(scheduledAt, "scheduledAt");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(submittedAt, "submittedAt");
        Objects.requireNonNull(workerName, "workerName");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(failure, "failure");
    }

    static Attempt scheduled(long eventId, Instant at) {
        return new Attempt(
                eventId, at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Attempt started(Instant at, Optional<String> worker) {
        return new Attempt(scheduledEventId, scheduledAt, Optional.of(at), submittedAt, worker, endedAt, failure);
    }

    Attempt submitted(Instant at) {
        return new Attempt(scheduledEventId, scheduledAt, startedAt, Optional.of(at), workerName, endedAt, failure);
    }

    Attempt ended(Instant at, Optional<Failure> why) {
        return new Attempt(scheduledEventId, scheduledAt, startedAt, submittedAt, workerName, Optional.of(at), why);
    }

    public boolean hasFailed() {
        return failure.isPresent();
    }

    /** Whether it is under way. */
    public boolean isOpen() {
        return endedAt.isEmpty();
    }
}
