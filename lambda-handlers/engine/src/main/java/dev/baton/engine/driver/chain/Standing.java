package dev.baton.engine.driver.chain;

import dev.baton.asl.Step;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An execution as a driver holds it: who it is, by which definition it runs, and where its log stands.
 *
 * @param head as it was read
 * @param machine the definition it is pinned to
 * @param chain the newest state; moves on with each commit
 */
public record Standing(Head head, StateMachine machine, Chain chain) {

    public ExecutionKey key() {
        return head.key();
    }

    /** The newest committed state; there is one once the start was committed. */
    public Execution execution() {
        return chain.execution().orElseThrow(() -> new IllegalStateException("not started: " + head.key()));
    }

    /** Number of the newest entry; 0 when none stands yet. */
    public long seq() {
        return chain.seq();
    }

    /** Who answers for that call. */
    public Optional<Lease> lease(long attempt) {
        return chain.lease(attempt);
    }

    /** The cancels that are owed. */
    public List<OwedCancel> cancels() {
        return chain.cancels();
    }

    /** Encodes a step as the next entry; see {@link Chain#write}. */
    public EncodedEntry write(
            Step step, Outstanding after, List<Lease> granted, List<OwedCancel> owed, CommitId commit) {
        return chain.write(step, after, granted, owed, commit);
    }

    public boolean isStarted() {
        return chain.execution().isPresent();
    }

    public boolean isClosed() {
        return chain.execution().filter(state -> state.status().isClosed()).isPresent();
    }

    /** Whether time has moved something in it. */
    public boolean isDue(Instant now) {
        return execution().nextDue().filter(due -> !due.isAfter(now)).isPresent();
    }

    /**
     * Whether entries that were committed are gone: their time was over before the execution's. Nobody knows any more what it has done, so
     * it must neither begin again nor go on.
     */
    public boolean lacksEntries() {
        boolean unreadable = !isStarted() && chain.seq() > 0;
        return unreadable || (chain.seq() < head.committed() && !isClosed());
    }

    /**
     * Whether a closed one owes what its entries name: that of a head that is not due any more was done, save where more was written down
     * since the head was read.
     */
    public boolean isOwing() {
        boolean since = seq() > head.committed()
                && chain.newest().filter(entry -> entry.eventCount() == 0).isPresent();
        return head.dueAt().isPresent() || since;
    }

    public Outstanding outstanding() {
        return Outstanding.of(machine, execution());
    }
}
