package dev.baton.engine.token;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The item that alone decides SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat, and which poll gets an activity's task.
 *
 * @param state OPEN, COMPLETED with its outcome, or CLOSED
 * @param lastHeartbeat when a worker was last heard of; when it was opened, at first
 * @param pickUp who took an activity's task; stays through all states
 */
public record Token(TokenKey key, State state, Instant lastHeartbeat, Optional<PickUp> pickUp) {
    public Token {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(lastHeartbeat, "lastHeartbeat");
        Objects.requireNonNull(pickUp, "pickUp");
    }

    /** A token that no worker has taken. */
    public Token(TokenKey key, State state, Instant lastHeartbeat) {
        this(key, state, lastHeartbeat, Optional.empty());
    }

    /** The same token in another state. */
    public Token in(State next) {
        return new Token(key, next, lastHeartbeat, pickUp);
    }

    /** The same token, after a sign of life. */
    public Token alive(Instant at) {
        return at.isAfter(lastHeartbeat) ? new Token(key, state, at, pickUp) : this;
    }

    /** The same token, taken; the first one who takes it has it. */
    public Token taken(PickUp by) {
        Instant alive = by.at().isAfter(lastHeartbeat) ? by.at() : lastHeartbeat;
        return pickUp.isPresent() ? this : new Token(key, state, alive, Optional.of(by));
    }

    /**
     * That a worker took an activity's task.
     *
     * @param poll drawn for each poll, so that one whose answer was lost recognises its own
     * @param workerName as it calls itself
     */
    public record PickUp(long poll, Optional<String> workerName, Instant at) {
        public PickUp {
            Objects.requireNonNull(workerName, "workerName");
            Objects.requireNonNull(at, "at");
        }
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
