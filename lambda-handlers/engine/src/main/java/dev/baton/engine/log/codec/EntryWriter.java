package dev.baton.engine.log.codec;

import dev.baton.asl.Step;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the entries of one hot execution. It knows what the chain has written, so that an entry holds only what is new:
 * the frames that are other objects than before, and texts that no earlier entry of the chain holds.
 *
 * <p>An entry counts once {@link #committed} is told; until then {@link #write} may be called again, and starts from the
 * last committed state each time. Not for several threads at once.
 */
public final class EntryWriter {
    /**
     * Chains shorter than this are not worth cutting, however small the state is: a snapshot repeats the input and what the state
     * holds, and is kept for months; a longer chain costs a few reads, and only who takes an execution over.
     */
    private static final int SHORTEST_CHAIN_BYTES = 32 * 1024;

    /** A buffer that outgrew this is not kept while the execution waits. */
    private static final int KEPT_BUFFER_BYTES = 64 * 1024;

    private final ByteSink state = new ByteSink(256);
    private ByteSink runs = new ByteSink(256);
    private final ByteSink run = new ByteSink(256);

    private final int shortestChain;
    private Committed last;
    private @Nullable Draft draft;

    private EntryWriter(Committed last, int shortestChain) {
        this.last = last;
        this.shortestChain = shortestChain;
    }

    /** For an execution that has no entry yet; the first one will be a snapshot with the number 1. */
    public static EntryWriter fresh() {
        return fresh(SHORTEST_CHAIN_BYTES);
    }

    /** For an execution of whose entries too few are left to go on: what it writes stands for itself, behind the last of them. */
    public static EntryWriter afterLost(long seq) {
        return new EntryWriter(
                new Committed(null, seq, seq, new WriteTables(), WriteTables.Mark.START, 0, 0), SHORTEST_CHAIN_BYTES);
    }

    /** One that cuts chains which are longer than that. When to cut is the writer's choice: any cut can be read. */
    static EntryWriter fresh(int shortestChain) {
        return new EntryWriter(Committed.NOTHING, shortestChain);
    }

    /** Goes on after what was read. */
    static EntryWriter after(Committed last) {
        return new EntryWriter(last, SHORTEST_CHAIN_BYTES);
    }

    /** The number of the last committed entry, 0 before the first. */
    public long seq() {
        return last.seq();
    }

    /** {@link #write(Execution, List, List, List, CommitId)} for one step that owes no cancel. */
    public EncodedEntry write(Step step, List<Lease> leases, CommitId commit) {
        return write(step.execution(), step.events(), leases, List.of(), commit);
    }

    /** {@link #write(Execution, List, List, List, CommitId)} where no cancel is owed. */
    public EncodedEntry write(Execution execution, List<HistoryEvent> events, List<Lease> leases, CommitId commit) {
        return write(execution, events, leases, List.of(), commit);
    }

    /**
     * Encodes the next entry. Nothing is committed by this.
     *
     * @param execution the state after the events
     * @param events what happened since the last committed entry, ids without gap; may be none
     * @param leases of the attempts under way, all of them
     * @param cancels that are owed, all of them
     * @param commit who writes
     * @throws IllegalArgumentException when this is another execution, or the events do not follow the last committed
     *     ones, or do not lead to the execution's last event id
     */
    public EncodedEntry write(
            Execution execution,
            List<HistoryEvent> events,
            List<Lease> leases,
            List<OwedCancel> cancels,
            CommitId commit) {
        return write(execution, events, leases, cancels, commit, FormatLevel.NEWEST);
    }

    /** The same, and in no version above that level. */
    public EncodedEntry write(
            Execution execution,
            List<HistoryEvent> events,
            List<Lease> leases,
            List<OwedCancel> cancels,
            CommitId commit,
            FormatLevel level) {
        draft = null;
        check(execution, events);
        boolean snapshot = last.wantsSnapshot(shortestChain);
        WriteTables tables = snapshot ? new WriteTables() : last.tables();
        WriteTables.Mark mark = snapshot ? WriteTables.Mark.START : last.mark();
        tables.truncate(mark);
        FieldWriter fields = new FieldWriter(state, tables, execution.time(), level);
        writeState(fields, execution, leases, cancels, snapshot);
        long snapshotBytes = snapshot ? state.size() + textBytes(tables) : last.snapshotBytes();
        writeEvents(execution, events, tables);
        EncodedEntry entry = assemble(
                execution, events.size(), commit, snapshot, new Assembly(fields.version(), tables, mark, state, runs));
        long chainBytes = snapshot ? 0 : last.chainBytes() + entry.body().length;
        draft = new Draft(
                entry,
                new Committed(
                        execution, entry.seq(), entry.snapshotSeq(), tables, tables.mark(), snapshotBytes, chainBytes));
        return entry;
    }

    private void check(Execution execution, List<HistoryEvent> events) {
        if (execution.lastEventId() != last.lastEventId() + events.size()) {
            throw new IllegalArgumentException("after event " + last.lastEventId() + " and " + events.size()
                    + " more the last one cannot be " + execution.lastEventId());
        }
        Execution before = last.execution();
        if (before != null && !before.identity().equals(execution.identity())) {
            throw new IllegalArgumentException("another execution: " + execution.identity());
        }
    }

    private void writeState(
            FieldWriter fields, Execution execution, List<Lease> leases, List<OwedCancel> cancels, boolean snapshot) {
        state.clear();
        StateEncoder encoder = new StateEncoder(fields);
        Execution before = last.execution();
        if (snapshot || before == null) {
            encoder.identity(execution.identity());
            before = StateBuilder.blank(execution.identity());
        }
        encoder.delta(before, execution, leases, cancels);
    }

    private EncodedEntry assemble(
            Execution execution, int eventCount, CommitId commit, boolean snapshot, Assembly assembly) {
        long seq = last.seq() + 1;
        long snapshotSeq = snapshot ? seq : last.snapshotSeq();
        long firstEventId = last.lastEventId() + 1;
        byte[] body = assembly.body(execution.time(), seq, snapshotSeq, firstEventId, eventCount);
        trim();
        return new EncodedEntry(seq, snapshotSeq, commit, firstEventId, eventCount, body);
    }

    private void writeEvents(Execution execution, List<HistoryEvent> events, WriteTables tables) {
        runs.clear();
        FieldWriter fields = new FieldWriter(run, tables, execution.time(), FormatLevel.NEWEST);
        new EventsEncoder(fields, runs).write(events, last.lastEventId() + 1);
    }

    /** What the texts of a state that was just written take: its size beside the events' own texts. */
    private static long textBytes(WriteTables tables) {
        long bytes = 0;
        for (int i = 0; i < tables.payloads.size(); i++) {
            bytes += tables.payloads.get(i).utf8Length();
        }
        for (int i = 0; i < tables.strings.size(); i++) {
            bytes += tables.strings.get(i).length();
        }
        return bytes;
    }

    private void trim() {
        if (runs.size() > KEPT_BUFFER_BYTES) {
            runs = new ByteSink(256);
        }
    }

    /**
     * The entry is durable: the next one builds on it.
     *
     * @param entry the very one that {@link #write} gave last, also when the log showed that it stood already
     * @throws IllegalStateException when it is another one
     */
    public void committed(EncodedEntry entry) {
        Draft written = draft;
        if (written == null || written.entry != entry) {
            throw new IllegalStateException("entry " + entry.seq() + " is not the one that was written last");
        }
        last = written.after;
        draft = null;
    }

    private record Draft(EncodedEntry entry, Committed after) {}

    /**
     * Where the log stands.
     *
     * @param execution null before the first entry
     * @param mark what of the tables is committed
     * @param snapshotBytes what the state of the chain's snapshot took
     * @param chainBytes what the entries after the snapshot took
     */
    record Committed(
            @Nullable Execution execution,
            long seq,
            long snapshotSeq,
            WriteTables tables,
            WriteTables.Mark mark,
            long snapshotBytes,
            long chainBytes) {

        static final Committed NOTHING = new Committed(null, 0, 0, new WriteTables(), WriteTables.Mark.START, 0, 0);

        long lastEventId() {
            return execution == null ? 0 : execution.lastEventId();
        }

        /**
         * Whether the deltas outweigh a snapshot. A state can have grown by no more than the deltas since its last
         * snapshot, so the next snapshot costs at most twice what was written since: the total stays linear in the work.
         */
        boolean wantsSnapshot(int shortestChain) {
            return execution == null || chainBytes > Math.max(snapshotBytes, shortestChain);
        }
    }
}
