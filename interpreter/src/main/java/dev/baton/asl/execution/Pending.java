package dev.baton.asl.execution;

import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** What a frame waits for. */
public sealed interface Pending {

    /**
     * Nothing: its current state is to be entered. Seen at rest only where a step ran out of fuel, and in closed executions, where
     * a state that was entered ({@link Frame#enteredEventId()}) is to be done again.
     */
    record Enter() implements Pending {
        public static final Enter INSTANCE = new Enter();
    }

    /** A Wait state. */
    record Wait(Instant until) implements Pending {
        public Wait {
            Objects.requireNonNull(until, "until");
        }
    }

    /** A retrier's delay; then the entered state is tried again. */
    record Retry(Instant at) implements Pending {
        public Retry {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A task attempt.
     *
     * @param attempt unique in the execution
     * @param phase how far it is
     * @param parameters the effective arguments, kept so that whoever takes over can repeat what may be repeated
     * @param roleArn of Credentials
     * @param timeoutAt when TimeoutSeconds ends it
     * @param heartbeatSeconds the longest silence allowed
     * @param lastHeartbeat start of the current silence
     * @param early a callback that came before the submission was committed
     * @param submission what is kept of it, where whoever takes over must find the job again
     */
    record Task(
            long attempt,
            Phase phase,
            Json parameters,
            Optional<String> roleArn,
            Optional<Instant> timeoutAt,
            OptionalLong heartbeatSeconds,
            Instant lastHeartbeat,
            Optional<EarlyCallback> early,
            Optional<Submission> submission)
            implements Pending {
        /** An attempt of which nothing was submitted yet, or nothing that must be found again. */
        public Task(
                long attempt,
                Phase phase,
                Json parameters,
                Optional<String> roleArn,
                Optional<Instant> timeoutAt,
                OptionalLong heartbeatSeconds,
                Instant lastHeartbeat,
                Optional<EarlyCallback> early) {
            this(
                    attempt,
                    phase,
                    parameters,
                    roleArn,
                    timeoutAt,
                    heartbeatSeconds,
                    lastHeartbeat,
                    early,
                    Optional.empty());
        }

        public Task {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(parameters, "parameters");
            Objects.requireNonNull(lastHeartbeat, "lastHeartbeat");
            Objects.requireNonNull(submission, "submission");
            if (submission.isPresent() && phase != Phase.SUBMITTED) {
                throw new IllegalArgumentException("a submission in the phase " + phase);
            }
        }

        /** The same attempt, one phase further; what was kept until then is used up. */
        public Task in(Phase next) {
            return new Task(
                    attempt,
                    next,
                    parameters,
                    roleArn,
                    timeoutAt,
                    heartbeatSeconds,
                    lastHeartbeat,
                    Optional.empty(),
                    submission);
        }

        /** The same attempt, submitted. */
        public Task submitted(Optional<Submission> kept) {
            return in(Phase.SUBMITTED).withSubmission(kept);
        }

        /** The same attempt, with that known of what it submitted. */
        public Task withSubmission(Optional<Submission> kept) {
            return new Task(
                    attempt, phase, parameters, roleArn, timeoutAt, heartbeatSeconds, lastHeartbeat, early, kept);
        }

        /** The same attempt, whose worker was alive at that time. */
        public Task heardAt(Instant at) {
            return new Task(attempt, phase, parameters, roleArn, timeoutAt, heartbeatSeconds, at, early, submission);
        }

        /** The same attempt, with an outcome that came before its submission. */
        public Task withEarly(EarlyCallback outcome) {
            return new Task(
                    attempt,
                    phase,
                    parameters,
                    roleArn,
                    timeoutAt,
                    heartbeatSeconds,
                    lastHeartbeat,
                    Optional.of(outcome),
                    submission);
        }

        /** When silence ends it; an activity is silent only from when a worker took it. */
        public Optional<Instant> heartbeatAt() {
            return heartbeatSeconds.isPresent() && phase != Phase.SCHEDULED
                    ? Optional.of(lastHeartbeat.plusSeconds(heartbeatSeconds.getAsLong()))
                    : Optional.empty();
        }
    }

    /**
     * A job that a {@code .sync} attempt submitted.
     *
     * @param at when that was committed; the moments at which it is asked about follow from this
     * @param handle what names it at its service
     * @param refusedSince since when nobody may ask about it; empty while it can be asked about
     */
    record Submission(Instant at, Json handle, Optional<Instant> refusedSince) {
        public Submission {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(handle, "handle");
            Objects.requireNonNull(refusedSince, "refusedSince");
        }
    }

    /** How far a task attempt is. */
    enum Phase {
        /** An activity that no worker has taken. */
        SCHEDULED,
        /** The call was made, or is about to be. */
        STARTED,
        /** A {@code .sync} or {@code .waitForTaskToken} call was answered; the outcome comes through the token. */
        SUBMITTED
    }

    /** A worker's or child's result that waits for its submission. */
    sealed interface EarlyCallback {
        record Success(Json output) implements EarlyCallback {}

        record Fault(Failure failure) implements EarlyCallback {}
    }

    /**
     * The branches of a Parallel state or the iterations of an inline Map. Open ones are frames; finished ones are
     * results, which lie in {@link ResultPage}s so that a commit writes only the pages it touched.
     *
     * @param items a Map's items (an array), or a Parallel's effective input
     * @param keys names of the items when a Map runs over an object, else empty
     * @param length how many there are
     * @param started how many were opened so far
     * @param succeeded how many have ended well
     * @param concurrency how many may be open at once
     */
    record Branches(Json items, List<String> keys, int length, int started, int succeeded, int concurrency)
            implements Pending {
        public Branches {
            Objects.requireNonNull(items, "items");
            keys = List.copyOf(keys);
        }
    }
}
