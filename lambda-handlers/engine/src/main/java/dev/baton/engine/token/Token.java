package dev.baton.engine.token;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Objects;

/**
 * The item that alone decides SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat.
 *
 * @param state OPEN, COMPLETED with its outcome, or CLOSED
 * @param lastHeartbeat when a worker was last heard of; when it was opened, at first
 */
public record Token(TokenKey key, State state, Instant lastHeartbeat) {
    public Token {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(lastHeartbeat, "lastHeartbeat");
    }

    /** Where a token stands. It never goes back. */
    public sealed interface State {
        /** An outcome is awaited. */
        record Open() implements State {}

        /** An outcome was accepted; it is never lost. */
        record Completed(Outcome outcome) implements State {}

        /** The attempt ended without it (time-out, failed sibling, stop); outcomes are refused with TaskTimedOut. */
        record Closed() implements State {}
    }

    /** What a worker or child sent. */
    public sealed interface Outcome {
        record Success(Json output) implements Outcome {}

        record Fault(Failure failure) implements Outcome {}
    }
}
