package dev.baton.asl.trial;

import dev.baton.asl.definition.State;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** How far a tried state has come. */
public sealed interface Trial {

    /** What was seen so far. */
    Inspection inspection();

    /**
     * A Task is about to call, or a Parallel or Map to run: its result or failure is asked for.
     *
     * @param parameters the effective arguments
     * @param roleArn of Credentials
     * @param timeoutSeconds of the task
     * @param items of a Map, as its iterations would get them; empty for other types, and where they are unknown
     */
    record Asks(
            State state,
            Json parameters,
            Optional<String> roleArn,
            OptionalLong timeoutSeconds,
            Optional<List<Json>> items,
            Inspection inspection)
            implements Trial {
        public Asks {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(parameters, "parameters");
            Objects.requireNonNull(roleArn, "roleArn");
            Objects.requireNonNull(timeoutSeconds, "timeoutSeconds");
            items = items.map(List::copyOf);
        }
    }

    /** A Wait waits. */
    record Waits(Instant until, Inspection inspection) implements Trial {}

    /**
     * It is over.
     *
     * @param output absent when it failed or is to be tried again
     * @param next the state that follows; absent also at the end of the block
     */
    record Ended(
            Status status,
            Optional<Json> output,
            Optional<Failure> failure,
            Optional<String> next,
            Inspection inspection)
            implements Trial {
        public Ended {
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(output, "output");
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(next, "next");
        }
    }

    /** The API's TestExecutionStatus. */
    enum Status {
        SUCCEEDED,
        FAILED,
        RETRIABLE,
        CAUGHT_ERROR
    }
}
