package dev.baton.engine.log.codec;

import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Histories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Histories out of the log. A page costs the entries from the snapshot before it to its end, of which only the events in it
 * are decoded; it does not matter how long the history is. Throws what {@link EntryReader} and the log throw.
 */
public final class HistoryReader implements Histories {
    /** Entries that are read from the log at once. */
    private static final int BATCH = 32;

    private final ExecutionLog log;

    public HistoryReader(ExecutionLog log) {
        this.log = log;
    }

    @Override
    public List<HistoryEvent> page(ExecutionKey key, long fromEventId, int limit, boolean reverse) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
        if (!reverse) {
            long from = Math.max(1, fromEventId);
            return range(key, from, from + Math.min(limit - 1L, Long.MAX_VALUE - from));
        }
        List<HistoryEvent> events = newestFirst(key, fromEventId, limit);
        Collections.reverse(events);
        return events;
    }

    /** The newest chain is read anyway, to find the end: a page in it needs no more. */
    private List<HistoryEvent> newestFirst(ExecutionKey key, long fromEventId, int limit) {
        List<EncodedEntry> chain = log.latest(key);
        if (chain.isEmpty()) {
            return new ArrayList<>();
        }
        long to = Math.min(fromEventId, lastEventId(chain.getLast()));
        long from = Math.max(1, to - limit + 1);
        if (!isWhole(chain) || chain.getFirst().firstEventId() > from) {
            return range(key, from, to);
        }
        Range range = new Range(from, to, new ArrayList<>());
        chain.forEach(range::take);
        return range.target;
    }

    /** Entries that expired while the execution ran may be missing in any place. */
    private static boolean isWhole(List<EncodedEntry> chain) {
        EncodedEntry first = chain.getFirst();
        return first.seq() == first.snapshotSeq()
                && chain.size() == chain.getLast().seq() - first.seq() + 1;
    }

    private static long lastEventId(EncodedEntry entry) {
        return entry.firstEventId() + entry.eventCount() - 1;
    }

    /** Ids have no gap, so a page is a range of them. */
    private List<HistoryEvent> range(ExecutionKey key, long from, long to) {
        List<HistoryEvent> events = new ArrayList<>();
        Optional<Long> snapshot = from <= to ? log.snapshotBefore(key, from) : Optional.empty();
        if (snapshot.isEmpty()) {
            return events;
        }
        Range range = new Range(from, to, events);
        long seq = snapshot.get();
        while (range.isOpen()) {
            List<EncodedEntry> entries = log.entries(key, seq, BATCH);
            if (entries.isEmpty()) {
                break;
            }
            entries.forEach(range::take);
            seq = entries.getLast().seq() + 1;
        }
        return events;
    }

    /** Takes the events of a range out of entries, which come in order from a snapshot on. */
    private static final class Range {
        private final long from;
        private final long to;
        private final List<HistoryEvent> target;
        private @Nullable ReadTables tables;
        private long reached;

        Range(long from, long to, List<HistoryEvent> target) {
            this.from = from;
            this.to = to;
            this.target = target;
        }

        boolean isOpen() {
            return reached < to;
        }

        void take(EncodedEntry entry) {
            if (isOpen()) {
                EntryReader.guarded(entry, this::decode);
                reached = lastEventId(entry);
            }
        }

        private int decode(EncodedEntry entry) {
            ReadTables known = tables;
            if (known == null || entry.seq() == entry.snapshotSeq()) {
                known = new ReadTables();
                tables = known;
            }
            EntryContents contents = EntryContents.open(entry, known);
            if (contents.lastEventId() >= from) {
                new EventsDecoder(contents, known).read(from, to, target);
            }
            return target.size();
        }
    }
}
