package dev.baton.engine.log;

import dev.baton.asl.execution.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The append-only record of executions: heads and entries. A method that writes returns when the write is durable; it
 * blocks (callers are virtual threads) and may be called from any number of threads. All methods throw {@link
 * StoreException} when the store cannot answer, after which a write may or may not have taken place.
 */
public interface ExecutionLog {

    /**
     * Writes the head of a new execution, and its first entry if the first leg was already run, as one atomic write. The
     * condition is that the name is not in use: no unexpired head with the same execution ARN exists. Writing the same
     * head (same incarnation) with the same first entry (same commit), or with none, again is {@link StartResult.Started}
     * again, with nothing changed, so that a caller whose answer was lost may repeat. Where the same incarnation has another
     * first entry, somebody else made the same start: {@link StartResult.NameInUse}. {@code Started} so promises whoever gave a
     * first entry that it is the one that stands.
     */
    StartResult start(Head head, Optional<EncodedEntry> first);

    /**
     * Appends an entry: ONE conditional write, "no entry of this incarnation and number exists". This is the commit and the
     * fence.
     *
     * @param closed the head in its closed form when this entry ends the execution; a store that can writes it with the
     *     entry, others right after it. Only its {@link Head#closing()} and {@link Head#dueAt()} are new: what the standing
     *     head knows besides, e.g. that it was asked to stop, stays. Without effect on a head that was redriven since
     */
    AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed);

    /**
     * Opens a closed execution again: one atomic write of an entry and of the head. The condition is that the head is closed and
     * was redriven once less than {@code head}, and that no entry of that number exists. Writing the same entry (same commit) again
     * is true again, with nothing changed.
     *
     * @param head in its open form; in its closed form when this entry ends the execution at once. Its definition and {@link
     *     Head#redrives()} are new, what was asked of the closed one is forgotten
     * @return false when somebody else was faster
     */
    boolean reopen(EncodedEntry entry, Head head);

    /**
     * Writes down what a closed execution owes besides, which became known after its end: one atomic write of an entry without events and
     * of the head, which is due then and notes the entry as {@link Head#committed()}. The condition is that the head is closed and was redriven as often as {@code closed}, and that no entry of
     * that number exists. Writing the same entry (same commit) again is true again, with nothing changed.
     *
     * @param closed in its closed form; only its {@link Head#dueAt()}, which is present, is new
     * @return false when somebody else was faster, or it was redriven
     */
    boolean owe(EncodedEntry entry, Head closed);

    /** The head of the newest incarnation of that name; strongly consistent. Expired ones count as absent. */
    Optional<Head> head(String executionArn);

    /**
     * The same without what is encrypted by a key of the customer's: its input is {@code {}} and its failures are absent then. No key is
     * needed for it.
     */
    default Optional<Head> outline(String executionArn) {
        return head(executionArn);
    }

    /**
     * The newest entry and all entries from its {@code snapshotSeq} on, in order: what gives the newest state. Empty when
     * there is none. Strongly consistent.
     */
    List<EncodedEntry> latest(ExecutionKey key);

    /**
     * Entries in order from {@code fromSeq} on, at least one if there is one, at most {@code limit}.
     */
    List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit);

    /**
     * The newest entry whose {@code firstEventId <= eventId} and that is a snapshot ({@code snapshotSeq == seq}): where a
     * reader of the history has to begin to see event {@code eventId}. Empty when there is no entry.
     */
    Optional<Long> snapshotBefore(ExecutionKey key, long eventId);

    /**
     * Writes the fact that the execution shall stop, unless it is closed or one stands there already. Returns the head as it
     * stands afterwards; empty when there is no such execution (of this incarnation).
     */
    Optional<Head> requestStop(ExecutionKey key, Failure failure);

    /** Moves {@code dueAt} of an execution that has one. Without effect on a closed one that owes nothing. */
    default void due(ExecutionKey key, Instant dueAt) {
        due(key, dueAt, 0);
    }

    /**
     * Moves {@code dueAt} as {@link #due(ExecutionKey, Instant)} does, and notes in the same write that an entry of that number stands, as
     * {@link Head#committed()}.
     *
     * @param committed 0 when its caller does not know one: then what was noted before stays
     */
    void due(ExecutionKey key, Instant dueAt, long committed);

    /**
     * A closed execution owes nothing any more: takes its {@code dueAt} away. Without effect on an open one, on one that was
     * redriven another number of times, and where {@link Head#committed()} is a later entry: what it owes now is not what its caller knows
     * of.
     *
     * @param redrives how often the execution had been redriven before the end whose debts are paid
     * @param seq number of the newest entry that the caller knows
     */
    void settled(ExecutionKey key, int redrives, long seq);

    /** Executions, open or owing something, whose {@code dueAt} is at or before that time, most overdue first, at most {@code limit}. */
    List<Head> overdue(Instant at, int limit);

    /**
     * One page of the executions of a machine, newest start first. What starts while somebody pages does not move what comes
     * after {@code after}.
     *
     * @throws IllegalArgumentException when {@code after} is not what {@link ExecutionPage#next()} gave
     */
    ExecutionPage list(ExecutionQuery query);
}
