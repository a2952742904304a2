package dev.baton.local.store;

import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts into the index what a version wrote that had none. Until that is done, searches go through the lists. */
final class ClueBackfill {
    private static final Logger LOG = LoggerFactory.getLogger(ClueBackfill.class);
    private static final int SCAN = 128;

    private final Database database;
    private final GroupCommit commits;
    private final HeadReader heads;
    private volatile boolean complete;

    ClueBackfill(Database database, GroupCommit commits, HeadReader heads) {
        this.database = database;
        this.commits = commits;
        this.heads = heads;
        this.complete = database.get(Table.RECORDS, Keys.INDEXED) != null;
    }

    boolean isComplete() {
        return complete;
    }

    /** Begins in a thread of its own; the next start goes on where a stop has interrupted it. */
    void begin() {
        if (!complete) {
            Thread.ofVirtual().name("index").start(this::run);
        }
    }

    private void run() {
        try {
            int written = all();
            commits.write(batch -> {
                batch.put(Table.RECORDS, Keys.INDEXED, new byte[] {1});
                return true;
            });
            complete = true;
            LOG.debug("{} executions were put into the index", written);
        } catch (StoreException e) {
            LOG.debug("The index is not complete yet", e);
        }
    }

    private int all() {
        byte[] end = Keys.after(Keys.HEADS);
        byte[] from = Keys.HEADS;
        int written = 0;
        while (true) {
            List<Row> rows = database.rows(Table.RECORDS, from, end, SCAN);
            for (Row row : rows) {
                written += add(Keys.lastNumber(row.key()));
            }
            if (rows.size() < SCAN) {
                return written;
            }
            from = Keys.next(rows.getLast().key());
        }
    }

    private int add(long id) {
        StoredHead stored = HeadReader.findReadable(database, id);
        if (stored == null || database.get(Table.RECORDS, Keys.cluesOf(id)) != null) {
            return 0;
        }
        Head whole = heads.whole(id, stored);
        byte[] ofStart = ClueKeys.ofStart(whole);
        commits.write(batch -> {
            StoredHead standing = HeadReader.find(batch, id);
            if (standing != null) {
                ClueKeys.add(batch, id, whole, ofStart);
                ClueKeys.ofEnd(id, standing.head()).forEach(key -> batch.put(Table.RECORDS, key, new byte[0]));
            }
            return true;
        });
        return 1;
    }
}
