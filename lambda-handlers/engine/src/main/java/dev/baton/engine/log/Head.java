package dev.baton.engine.log;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The fact that an execution exists: written at its start, when it is asked to stop, and at its end, not at each step. Its
 * key is the execution's ARN, which makes the name the idempotency key. It serves Describe and the lists.
 *
 * @param key ARN and incarnation
 * @param identity machine, name, role, start time, input …
 * @param definition which definition it is pinned to: {@link dev.baton.engine.registry.DefinitionId}'s text
 * @param traceHeader as given at start
 * @param parent whom to tell of the end
 * @param dueAt when the sweep should look after it: set at start, moved later only after the wake-up that replaces it is
 *     durable; of a closed one only as long as it owes something: a cancel, or the notice to its parent
 * @param stopRequested the fact that StopExecution was called, with its error and cause
 * @param closing how it ended; empty while it is open
 * @param redrives how often it went on after an end
 */
public record Head(
        ExecutionKey key,
        ExecutionIdentity identity,
        String definition,
        Optional<String> traceHeader,
        Optional<ParentTask> parent,
        Optional<Instant> dueAt,
        Optional<Failure> stopRequested,
        Optional<Closing> closing,
        Redrives redrives) {

    public Head {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(traceHeader, "traceHeader");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(stopRequested, "stopRequested");
        Objects.requireNonNull(closing, "closing");
        Objects.requireNonNull(redrives, "redrives");
    }

    /** The head of an execution that was never redriven. */
    public Head(
            ExecutionKey key,
            ExecutionIdentity identity,
            String definition,
            Optional<String> traceHeader,
            Optional<ParentTask> parent,
            Optional<Instant> dueAt,
            Optional<Failure> stopRequested,
            Optional<Closing> closing) {
        this(key, identity, definition, traceHeader, parent, dueAt, stopRequested, closing, Redrives.NONE);
    }

    /**
     * The same execution, going on once more.
     *
     * @param definition by which it goes on
     */
    public Head reopened(Redrives next, String definition, Instant due) {
        return new Head(
                key,
                identity,
                definition,
                traceHeader,
                parent,
                Optional.of(due),
                Optional.empty(),
                Optional.empty(),
                next);
    }

    /** The same execution with its input, for stores that keep heads and long inputs apart. */
    public Head withInput(Json input) {
        return new Head(
                key,
                identity.withInput(input),
                definition,
                traceHeader,
                parent,
                dueAt,
                stopRequested,
                closing,
                redrives);
    }

    /** The same execution, by another definition. */
    public Head defined(String other) {
        return new Head(key, identity, other, traceHeader, parent, dueAt, stopRequested, closing, redrives);
    }

    /** RUNNING, or how it ended. */
    public ExecutionStatus status() {
        return closing.map(Closing::status).orElse(ExecutionStatus.RUNNING);
    }

    /** The same execution, ended, and owing nothing. */
    public Head closed(Closing how) {
        return closed(how, Optional.empty());
    }

    /**
     * The same execution, ended.
     *
     * @param owes when the sweep should look after what it still owes; empty when it owes nothing
     */
    public Head closed(Closing how, Optional<Instant> owes) {
        return new Head(
                key, identity, definition, traceHeader, parent, owes, stopRequested, Optional.of(how), redrives);
    }

    /** The same execution, which nobody need look after any more. */
    public Head settled() {
        return new Head(
                key, identity, definition, traceHeader, parent, Optional.empty(), stopRequested, closing, redrives);
    }

    /** The same execution, asked to stop. */
    public Head askedToStop(Failure failure) {
        return new Head(key, identity, definition, traceHeader, parent, dueAt, Optional.of(failure), closing, redrives);
    }

    /** The same execution, to be looked after at another time. */
    public Head dueAgain(Instant at) {
        return new Head(
                key, identity, definition, traceHeader, parent, Optional.of(at), stopRequested, closing, redrives);
    }
}
