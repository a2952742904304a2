package dev.baton.local.store;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.log.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The execution log on disk: writes go to {@link HeadWrites}, reads to the database directly. */
final class EmbeddedExecutionLog implements ExecutionLog {
    private static final int SCAN = 64;

    private final Database database;
    private final HeadReader heads;
    private final ExecutionLists lists;
    private final HeadWrites writes;

    EmbeddedExecutionLog(Database database, HeadReader heads, ExecutionLists lists, HeadWrites writes) {
        this.database = database;
        this.heads = heads;
        this.lists = lists;
        this.writes = writes;
    }

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        Optional<HeadWrites.Standing> standing = writes.start(head, first);
        if (standing.isEmpty()) {
            return new StartResult.Started();
        }
        HeadWrites.Standing other = standing.get();
        return new StartResult.NameInUse(heads.whole(other.id(), other.stored()));
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        return writes.append(key, entry, closed);
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        return writes.reopen(entry, head);
    }

    @Override
    public boolean owe(EncodedEntry entry, Head closed) {
        return writes.owe(entry, closed);
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return heads.head(executionArn);
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        StoredName name = StoredName.find(database, key);
        Row last = name == null ? null : database.last(Table.ENTRIES, Keys.entries(name.id()));
        if (name == null || last == null) {
            return List.of();
        }
        EncodedEntry newest = decode(last);
        if (newest.snapshotSeq() == newest.seq()) {
            return List.of(newest);
        }
        List<EncodedEntry> chain =
                new ArrayList<>(range(name.id(), newest.snapshotSeq(), newest.seq() - 1, Integer.MAX_VALUE));
        chain.add(newest);
        return List.copyOf(chain);
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        StoredName name = StoredName.find(database, key);
        return name == null ? List.of() : range(name.id(), fromSeq, Long.MAX_VALUE - 1, limit);
    }

    private List<EncodedEntry> range(long id, long from, long to, int limit) {
        return database.rows(Table.ENTRIES, Keys.entry(id, Math.max(1, from)), Keys.entry(id, to + 1), limit).stream()
                .map(EmbeddedExecutionLog::decode)
                .toList();
    }

    private static EncodedEntry decode(Row row) {
        return EntryRecord.decode(Keys.lastNumber(row.key()), row.value());
    }

    @Override
    public Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        StoredName name = StoredName.find(database, key);
        if (name == null) {
            return Optional.empty();
        }
        // Event ids only grow with seq, and an entry names its snapshot: bisect for the entry, then take what it names.
        long low = 1;
        long high = lastSeq(name.id());
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (at(name.id(), middle).firstEventId() <= eventId) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return high == 0 ? Optional.empty() : Optional.of(at(name.id(), low).snapshotSeq());
    }

    private long lastSeq(long id) {
        Row last = database.last(Table.ENTRIES, Keys.entries(id));
        return last == null ? 0 : Keys.lastNumber(last.key());
    }

    private EncodedEntry at(long id, long seq) {
        byte[] record = database.get(Table.ENTRIES, Keys.entry(id, seq));
        if (record == null) {
            throw new StoreException("entry " + seq + " of execution " + id + " is missing");
        }
        return EntryRecord.decode(seq, record);
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        return writes.requestStop(key, failure).map(standing -> heads.whole(standing.id(), standing.stored()));
    }

    @Override
    public void due(ExecutionKey key, Instant dueAt, long committed) {
        writes.due(key, dueAt, committed);
    }

    @Override
    public void settled(ExecutionKey key, int redrives, long seq) {
        writes.settled(key, redrives, seq);
    }

    @Override
    public List<Head> overdue(Instant at, int limit) {
        List<Head> overdue = new ArrayList<>();
        byte[] from = Keys.DUES;
        byte[] end = Keys.next(Keys.due(Optional.of(at), Long.MAX_VALUE));
        while (overdue.size() < limit) {
            List<Row> rows = database.rows(Table.RECORDS, from, end, SCAN);
            for (Row row : rows) {
                long id = Keys.lastNumber(row.key());
                StoredHead stored = HeadReader.findReadable(database, id);
                // It may have moved or ended since the index was read.
                if (overdue.size() < limit && stored != null && isDue(stored.head(), at)) {
                    overdue.add(heads.whole(id, stored));
                }
            }
            if (rows.size() < SCAN) {
                break;
            }
            from = Keys.next(rows.getLast().key());
        }
        return overdue;
    }

    private static boolean isDue(Head head, Instant at) {
        return head.dueAt().isPresent() && !head.dueAt().get().isAfter(at);
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        return lists.page(query);
    }
}
