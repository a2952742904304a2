package dev.baton.engine.replay;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One try of a task, as its history tells it.
 *
 * @param service what was called: {@link #serviceOf}
 * @param scheduledAt when it began
 * @param submitted the first answer of a {@code .sync} or {@code .waitForTaskToken} task, and how long after the beginning it came
 * @param outcome how it ended, and how long after the beginning; empty while it had not, and when it was timed out
 * @param timedOut whether the time was up: nobody knows what it would have answered
 */
record RecordedAttempt(
        String service,
        Instant scheduledAt,
        Optional<Timed<Json>> submitted,
        Optional<Timed<Outcome>> outcome,
        boolean timedOut) {
    RecordedAttempt {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(scheduledAt, "scheduledAt");
        Objects.requireNonNull(submitted, "submitted");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** Something that came so long after the beginning. */
    record Timed<T>(T what, Duration after) {}

    /** How a try ends. */
    sealed interface Outcome {
        record Success(Json output) implements Outcome {}

        record Fault(Failure failure) implements Outcome {}
    }

    static RecordedAttempt begun(String service, Instant at) {
        return new RecordedAttempt(service, at, Optional.empty(), Optional.empty(), false);
    }

    RecordedAttempt submitted(Json answer, Instant at) {
        return new RecordedAttempt(service, scheduledAt, Optional.of(timed(answer, at)), outcome, timedOut);
    }

    RecordedAttempt ended(Outcome how, Instant at) {
        return new RecordedAttempt(service, scheduledAt, submitted, Optional.of(timed(how, at)), timedOut);
    }

    RecordedAttempt silent() {
        return new RecordedAttempt(service, scheduledAt, submitted, outcome, true);
    }

    private <T> Timed<T> timed(T what, Instant at) {
        return new Timed<>(what, Duration.between(scheduledAt, at));
    }

    /** What answers in the same form, whatever it is asked: an action of a service, any function, any activity. */
    static String serviceOf(TaskResource resource) {
        return switch (resource.kind()) {
            case LAMBDA_FUNCTION -> "lambda";
            case ACTIVITY -> "activity";
            case SERVICE -> resource.resourceType() + ":" + resource.action();
        };
    }
}
