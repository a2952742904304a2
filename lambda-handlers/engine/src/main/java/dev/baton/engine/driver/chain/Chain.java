package dev.baton.engine.driver.chain;

import dev.baton.asl.Step;
import dev.baton.asl.execution.Execution;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.log.codec.EntryWriter;
import dev.baton.engine.log.codec.FormatLevel;
import dev.baton.engine.log.codec.LoadedExecution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of an execution as its log has it, and the pen to write on. It moves when an entry is committed; what was
 * written and not committed leaves no trace. Belongs to one driver.
 */
public final class Chain {
    private final Pen pen;
    private @Nullable Execution execution;
    private Map<Long, Lease> leases;
    private List<OwedCancel> cancels;
    private @Nullable EncodedEntry newest;
    private @Nullable Draft draft;

    private record Draft(Execution execution, Map<Long, Lease> leases, List<OwedCancel> cancels) {}

    private Chain(
            Pen pen,
            @Nullable Execution execution,
            List<Lease> held,
            List<OwedCancel> cancels,
            @Nullable EncodedEntry newest) {
        this.pen = pen;
        this.execution = execution;
        this.leases = byAttempt(held);
        this.cancels = cancels;
        this.newest = newest;
    }

    /** Of an execution without entries. */
    public static Chain fresh(FormatLevel level) {
        return begun(new Pen.Encoding(EntryWriter.fresh(), level));
    }

    /** Of an execution without entries, of which no log will have any. */
    static Chain unkept() {
        return begun(new Pen.Counting());
    }

    private static Chain begun(Pen pen) {
        return new Chain(pen, null, List.of(), List.of(), null);
    }

    /** Of what {@link dev.baton.engine.log.ExecutionLog#latest} gives. */
    static Chain of(List<EncodedEntry> latest, FormatLevel level) {
        if (latest.isEmpty()) {
            return fresh(level);
        }
        if (hasGap(latest)) {
            return begun(new Pen.Encoding(EntryWriter.afterLost(latest.getLast().seq()), level));
        }
        LoadedExecution loaded = EntryReader.read(latest);
        return new Chain(
                new Pen.Encoding(loaded.writer(), level),
                loaded.execution(),
                loaded.leases(),
                loaded.cancels(),
                latest.getLast());
    }

    /** Whether an entry is missing between the newest one and its snapshot: a store that expires entries takes them in any order. */
    private static boolean hasGap(List<EncodedEntry> latest) {
        EncodedEntry newest = latest.getLast();
        return latest.size() != newest.seq() - newest.snapshotSeq() + 1
                || latest.getFirst().seq() != newest.snapshotSeq();
    }

    private static Map<Long, Lease> byAttempt(List<Lease> leases) {
        if (leases.isEmpty()) {
            return Map.of();
        }
        Map<Long, Lease> found = new HashMap<>();
        leases.forEach(lease -> found.put(lease.attempt(), lease));
        return found;
    }

    /** The newest state; empty when no entry stands yet. */
    Optional<Execution> execution() {
        return Optional.ofNullable(execution);
    }

    /** Number of the newest entry; 0 when none stands yet. */
    public long seq() {
        return pen.seq();
    }

    /** The newest entry. */
    public Optional<EncodedEntry> newest() {
        return Optional.ofNullable(newest);
    }

    /** Who answers for that call. */
    public Optional<Lease> lease(long attempt) {
        return Optional.ofNullable(leases.get(attempt));
    }

    /** The cancels that are owed. */
    public List<OwedCancel> cancels() {
        return cancels;
    }

    /**
     * Encodes a step as the next entry.
     *
     * @param after what is open after it
     * @param granted leases that it gives; those of calls that stay open are carried on
     * @param owed cancels after it, all of them
     */
    public EncodedEntry write(
            Step step, Outstanding after, List<Lease> granted, List<OwedCancel> owed, CommitId commit) {
        Map<Long, Lease> held = carried(after);
        granted.forEach(lease -> held.put(lease.attempt(), lease));
        draft = new Draft(step.execution(), held, owed);
        return pen.write(step, List.copyOf(held.values()), owed, commit);
    }

    private Map<Long, Lease> carried(Outstanding after) {
        Map<Long, Lease> held = new HashMap<>();
        for (Lease lease : leases.values()) {
            if (after.attempt(lease.attempt()).filter(Attempt::awaitsCall).isPresent()) {
                held.put(lease.attempt(), lease);
            }
        }
        return held;
    }

    /** The entry that was written last is durable. */
    public void committed(EncodedEntry entry) {
        Draft written = draft;
        if (written == null) {
            throw new IllegalStateException("nothing was written");
        }
        pen.committed(entry);
        execution = written.execution;
        leases = written.leases;
        cancels = written.cancels;
        newest = entry;
        draft = null;
    }
}
