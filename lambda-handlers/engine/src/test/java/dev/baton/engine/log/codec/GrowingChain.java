package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Lease;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one execution, read one by one as they are committed: each is decoded once, where {@link EntryReader} begins with the
 * snapshot each time.
 */
public final class GrowingChain {
    private ReadTables tables = new ReadTables();
    private StateBuilder state = new StateBuilder();
    private @Nullable ExecutionIdentity identity;

    /**
     * What one entry says.
     *
     * @param execution the state after it, good until the next entry is read
     * @param leases all there are
     * @param events its own
     */
    public record Read(Execution execution, List<Lease> leases, List<HistoryEvent> events) {}

    /** Reads the next entry; a snapshot begins anew, as every reader does. */
    public Read next(EncodedEntry entry) {
        return EntryReader.guarded(entry, this::decode);
    }

    /** The state after the newest entry, of which there is one at least. */
    public Execution execution() {
        if (identity == null) {
            throw new IllegalStateException("no entry was read");
        }
        return state.build(identity);
    }

    private Read decode(EncodedEntry entry) {
        boolean snapshot = entry.seq() == entry.snapshotSeq();
        if (snapshot) {
            tables = new ReadTables();
            state = new StateBuilder();
        }
        EntryContents contents = EntryContents.open(entry, tables);
        StateDecoder decoder = new StateDecoder(new FieldReader(contents.state(), tables, contents.time()));
        ExecutionIdentity known = snapshot ? decoder.identity() : identity;
        if (known == null) {
            throw new CorruptEntryException("the chain begins without a snapshot", 0);
        }
        identity = known;
        decoder.delta(state, contents.lastEventId(), contents.version());
        if (contents.state().hasMore()) {
            throw contents.state().corrupt("the state is longer than what it says");
        }
        List<HistoryEvent> events = new ArrayList<>();
        new EventsDecoder(contents, tables).read(contents.firstEventId(), contents.lastEventId(), events);
        return new Read(state.build(known), state.leases, events);
    }
}
