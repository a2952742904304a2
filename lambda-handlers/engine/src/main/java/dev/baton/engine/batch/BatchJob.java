package dev.baton.engine.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a batch is.
 *
 * @param id orders batches by their begin
 * @param filter as it was given, JSON
 * @param by who began it
 * @param error of stops
 * @param cause of stops
 * @param place where the search goes on
 * @param done how many were stopped or redriven
 * @param failed how many refused
 * @param searched how many executions were looked at
 * @param failures the first refusals, in words
 */
public record BatchJob(
        String id,
        Action action,
        String filter,
        Optional<String> by,
        Optional<String> error,
        Optional<String> cause,
        Instant began,
        Optional<Instant> ended,
        Status status,
        Optional<String> place,
        Optional<Instant> heldUntil,
        long done,
        long failed,
        long searched,
        List<String> failures) {
    public BatchJob {
        failures = List.copyOf(failures);
    }

    /** What is done to each. */
    public enum Action {
        STOP,
        REDRIVE
    }

    /** Where it stands. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        CANCELLED
    }

    BatchJob after(Progress progress, Optional<String> next, Instant now) {
        boolean over = next.isEmpty() && status == Status.RUNNING;
        return new BatchJob(
                id,
                action,
                filter,
                by,
                error,
                cause,
                began,
                over ? Optional.of(now) : ended,
                over ? Status.SUCCEEDED : status,
                next,
                Optional.empty(),
                done + progress.done(),
                failed + progress.failed(),
                searched + progress.searched(),
                progress.failuresAfter(failures));
    }

    boolean isHeld(Instant now) {
        return heldUntil.filter(now::isBefore).isPresent();
    }

    BatchJob held(Instant until) {
        return new BatchJob(
                id,
                action,
                filter,
                by,
                error,
                cause,
                began,
                ended,
                status,
                place,
                Optional.of(until),
                done,
                failed,
                searched,
                failures);
    }

    BatchJob cancelled(Instant now) {
        return new BatchJob(
                id,
                action,
                filter,
                by,
                error,
                cause,
                began,
                Optional.of(now),
                Status.CANCELLED,
                place,
                Optional.empty(),
                done,
                failed,
                searched,
                failures);
    }

    /** What one page has brought. */
    record Progress(long done, long failed, long searched, List<String> failures) {
        private static final int MOST_FAILURES = 20;

        List<String> failuresAfter(List<String> before) {
            return java.util.stream.Stream.concat(before.stream(), failures.stream())
                    .limit(MOST_FAILURES)
                    .toList();
        }
    }
}
