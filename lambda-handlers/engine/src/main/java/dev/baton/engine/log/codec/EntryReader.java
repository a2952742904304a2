package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.EncodedEntry;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads chains: a snapshot and the entries after it, as {@link dev.baton.engine.log.ExecutionLog#latest} gives them. All
 * methods throw {@link UnknownCodecVersionException} and {@link CorruptEntryException}.
 */
public final class EntryReader {
    private final ReadTables tables = new ReadTables();
    private final StateBuilder state = new StateBuilder();
    private @Nullable ExecutionIdentity identity;
    private long snapshotBytes;
    private long chainBytes;

    private EntryReader() {}

    /**
     * The state after the last entry of a chain, and a writer that goes on with it.
     *
     * @param chain in order, the first one a snapshot, none missing
     */
    public static LoadedExecution read(List<EncodedEntry> chain) {
        checkChain(chain);
        EntryReader reader = new EntryReader();
        for (EncodedEntry entry : chain) {
            guarded(entry, reader::apply);
        }
        return guarded(chain.getLast(), reader::loaded);
    }

    /** The input of an execution, out of its first entry. Nothing else is decoded. */
    public static Json inputOf(EncodedEntry first) {
        checkChain(List.of(first));
        return guarded(first, entry -> {
            ReadTables tables = new ReadTables();
            EntryContents contents = EntryContents.open(entry, tables);
            return new StateDecoder(new FieldReader(contents.state(), tables, contents.time())).input();
        });
    }

    /** The output after the last entry of a chain; empty unless the execution SUCCEEDED. Nothing else is decoded. */
    public static Optional<Json> outputOf(List<EncodedEntry> chain) {
        checkChain(chain);
        ReadTables tables = new ReadTables();
        StateBuilder state = new StateBuilder();
        for (EncodedEntry entry : chain) {
            guarded(entry, it -> readScalars(it, tables, state));
        }
        return state.output;
    }

    /** All events of a chain, oldest first. */
    public static List<HistoryEvent> eventsOf(List<EncodedEntry> chain) {
        checkChain(chain);
        ReadTables tables = new ReadTables();
        List<HistoryEvent> events = new ArrayList<>();
        for (EncodedEntry entry : chain) {
            guarded(entry, it -> {
                EntryContents contents = EntryContents.open(it, tables);
                new EventsDecoder(contents, tables).read(contents.firstEventId(), contents.lastEventId(), events);
                return contents;
            });
        }
        return events;
    }

    private static StateBuilder readScalars(EncodedEntry entry, ReadTables tables, StateBuilder state) {
        EntryContents contents = EntryContents.open(entry, tables);
        StateDecoder decoder = new StateDecoder(new FieldReader(contents.state(), tables, contents.time()));
        if (entry.seq() == entry.snapshotSeq()) {
            decoder.identity();
        }
        decoder.scalars(state);
        return state;
    }

    private StateBuilder apply(EncodedEntry entry) {
        EntryContents contents = EntryContents.open(entry, tables);
        StateDecoder decoder = new StateDecoder(new FieldReader(contents.state(), tables, contents.time()));
        ExecutionIdentity known = identity;
        boolean snapshot = known == null;
        if (known == null) {
            known = decoder.identity();
            identity = known;
        }
        decoder.delta(state, contents.lastEventId(), contents.version());
        if (contents.state().hasMore()) {
            throw contents.state().corrupt("the state is longer than what it says");
        }
        if (snapshot) {
            snapshotBytes = entry.body().length - contents.events().left() - tables.unmadeBytes();
        } else {
            chainBytes += entry.body().length;
        }
        return state;
    }

    private LoadedExecution loaded(EncodedEntry last) {
        Execution execution = state.build(requireIdentity());
        WriteTables written = tables.toWrite();
        EntryWriter writer = EntryWriter.after(new EntryWriter.Committed(
                execution, last.seq(), last.snapshotSeq(), written, written.mark(), snapshotBytes, chainBytes));
        return new LoadedExecution(execution, last.seq(), state.leases, state.cancels, writer);
    }

    private ExecutionIdentity requireIdentity() {
        ExecutionIdentity known = identity;
        if (known == null) {
            throw new IllegalStateException("no snapshot was read");
        }
        return known;
    }

    private static void checkChain(List<EncodedEntry> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain has an entry");
        }
        EncodedEntry before = chain.getFirst();
        if (before.snapshotSeq() != before.seq()) {
            throw new CorruptEntryException(
                    "the chain of entry " + before.seq() + " begins at " + before.snapshotSeq());
        }
        for (EncodedEntry entry : chain.subList(1, chain.size())) {
            if (entry.seq() != before.seq() + 1
                    || entry.snapshotSeq() != before.snapshotSeq()
                    || entry.firstEventId() != before.firstEventId() + before.eventCount()) {
                throw new CorruptEntryException("entry " + entry.seq() + " does not follow entry " + before.seq());
            }
            before = entry;
        }
    }

    /** Says which entry cannot be read. What a record refuses to be made of is corrupt too. */
    static <T> T guarded(EncodedEntry entry, Function<EncodedEntry, T> read) {
        try {
            return read.apply(entry);
        } catch (CorruptEntryException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new CorruptEntryException("entry " + entry.seq() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
