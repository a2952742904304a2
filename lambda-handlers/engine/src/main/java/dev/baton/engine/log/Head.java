package dev.baton.engine.log;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
 * @param committed the number of an entry that is known to have been committed, 0 where nobody noted one: who finds fewer entries
 *     knows that they were lost, and does not take the execution for one that has not begun. See {@link ExecutionLog#due}
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
        Redrives redrives,
        long committed) {

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

    /** The head of an execution of which nobody noted an entry. */
    public Head(
            ExecutionKey key,
            ExecutionIdentity identity,
            String definition,
            Optional<String> traceHeader,
            Optional<ParentTask> parent,
            Optional<Instant> dueAt,
            Optional<Failure> stopRequested,
            Optional<Closing> closing,
            Redrives redrives) {
        this(key, identity, definition, traceHeader, parent, dueAt, stopRequested, closing, redrives, 0);
    }

    /** A head to be filled: it lacks its identity and its definition. */
    public static Draft draft(ExecutionKey key) {
        return new Draft(key);
    }

    /** This head, to be changed. */
    private Draft change() {
        return new Draft(key)
                .identity(identity)
                .definition(definition)
                .traceHeader(traceHeader)
                .parent(parent)
                .dueAt(dueAt)
                .stopRequested(stopRequested)
                .closing(closing)
                .redrives(redrives)
                .committed(committed);
    }

    /** What becomes a head: its components by their names. What is not set is absent. */
    public static final class Draft {
        private final ExecutionKey key;
        private @Nullable ExecutionIdentity identity;
        private @Nullable String definition;
        private Optional<String> traceHeader = Optional.empty();
        private Optional<ParentTask> parent = Optional.empty();
        private Optional<Instant> dueAt = Optional.empty();
        private Optional<Failure> stopRequested = Optional.empty();
        private Optional<Closing> closing = Optional.empty();
        private Redrives redrives = Redrives.NONE;
        private long committed;

        private Draft(ExecutionKey key) {
            this.key = key;
        }

        public Draft identity(ExecutionIdentity value) {
            identity = value;
            return this;
        }

        public Draft definition(String value) {
            definition = value;
            return this;
        }

        public Draft traceHeader(Optional<String> value) {
            traceHeader = value;
            return this;
        }

        public Draft parent(Optional<ParentTask> value) {
            parent = value;
            return this;
        }

        public Draft dueAt(Optional<Instant> value) {
            dueAt = value;
            return this;
        }

        public Draft stopRequested(Optional<Failure> value) {
            stopRequested = value;
            return this;
        }

        public Draft closing(Optional<Closing> value) {
            closing = value;
            return this;
        }

        public Draft redrives(Redrives value) {
            redrives = value;
            return this;
        }

        public Draft committed(long value) {
            committed = value;
            return this;
        }

        /** @throws NullPointerException when it lacks its identity or its definition */
        public Head done() {
            return new Head(
                    key,
                    Objects.requireNonNull(identity, "identity"),
                    Objects.requireNonNull(definition, "definition"),
                    traceHeader,
                    parent,
                    dueAt,
                    stopRequested,
                    closing,
                    redrives,
                    committed);
        }
    }

    /**
     * The same execution, going on once more.
     *
     * @param definition by which it goes on
     */
    public Head reopened(Redrives next, String definition, Instant due) {
        return change().definition(definition)
                .dueAt(Optional.of(due))
                .stopRequested(Optional.empty())
                .closing(Optional.empty())
                .redrives(next)
                .done();
    }

    /** The same execution before its end, due from its start on. */
    public Head open() {
        return change().closing(Optional.empty())
                .dueAt(Optional.of(identity.startTime()))
                .done();
    }

    /** The same execution with its input, for stores that keep heads and long inputs apart. */
    public Head withInput(Json input) {
        return change().identity(identity.withInput(input)).done();
    }

    /** The same execution with other texts of what failed or was asked for, for logs that keep them encrypted. */
    public Head withFailures(UnaryOperator<Failure> ofStop, UnaryOperator<Failure> ofEnd) {
        return change().stopRequested(stopRequested.map(ofStop))
                .closing(closing.map(how ->
                        new Closing(how.status(), how.stopDate(), how.failure().map(ofEnd), how.lastEventId())))
                .done();
    }

    /** The same execution, by another definition. */
    public Head defined(String other) {
        return change().definition(other).done();
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
        return change().closing(Optional.of(how)).dueAt(owes).done();
    }

    /** The same execution, which nobody need look after any more. */
    public Head settled() {
        return change().dueAt(Optional.empty()).done();
    }

    /** The same execution, asked to stop. */
    public Head askedToStop(Failure failure) {
        return change().stopRequested(Optional.of(failure)).done();
    }

    /** The same execution, to be looked after at another time. */
    public Head dueAgain(Instant at) {
        return change().dueAt(Optional.of(at)).done();
    }

    /** The same execution, of which that entry is known to have been committed. */
    public Head noted(long seq) {
        return change().committed(Math.max(seq, committed)).done();
    }
}
