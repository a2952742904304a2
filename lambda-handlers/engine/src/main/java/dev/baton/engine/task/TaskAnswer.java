package dev.baton.engine.task;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Duration;
import java.util.Optional;

/** What came of a call. */
public sealed interface TaskAnswer {
    /** A request-response call succeeded with that output. */
    record Succeeded(Json output) implements TaskAnswer {}

    /**
     * The first call of a {@code .sync} or {@code .waitForTaskToken} task was answered; the outcome comes later.
     *
     * @param handle what names the job that was started (its id, cluster …): small, kept with the attempt by the very commit
     *     of the submission, and given to each {@link TaskIntegration#poll} and {@link TaskIntegration#cancel}
     */
    record Submitted(Json output, Optional<Json> handle) implements TaskAnswer {
        /** Of a submission that needs no handle. */
        public Submitted(Json output) {
            this(output, Optional.empty());
        }
    }

    /**
     * The call failed; error names and causes as AWS words them for this service.
     *
     * @param mayHaveBegun whether the service may have begun a job all the same, because its answer was lost or it failed half-way: then
     *     a cancel is owed for it, as for an attempt whose driver died
     */
    record Failed(Failure failure, boolean mayHaveBegun) implements TaskAnswer {
        /** Nothing has begun, or nothing that must be ended. */
        public Failed(Failure failure) {
            this(failure, false);
        }
    }

    /**
     * There was no room for the call, so it surely never ran, and it may be made again later under the same attempt.
     *
     * @param failure what the task fails with where nobody makes it again
     * @param atLeast how long to wait, as the service asked for; zero where it did not
     */
    record NoRoom(Failure failure, Duration atLeast) implements TaskAnswer {}

    /**
     * The outcome is known at once although the pattern is {@code .sync} or {@code .waitForTaskToken}: a mock, or a child that was
     * already over. Submission and outcome follow each other.
     */
    record Completed(Json submission, dev.baton.engine.token.Token.Outcome outcome) implements TaskAnswer {}
}
