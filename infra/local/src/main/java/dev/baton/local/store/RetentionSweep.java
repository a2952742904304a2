package dev.baton.local.store;

import dev.baton.engine.log.Head;
import dev.baton.engine.records.SideRecords;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes executions off the disk whose retention is over: it walks the index of ends, oldest first, and stops at the first
 * one that is still kept. The entries and tokens of an execution go first, in several commits, its head and its place in
 * the index last, so that whatever was left by a crash is found again.
 */
final class RetentionSweep {
    private static final int SCAN = 256;
    private static final int ROWS_PER_COMMIT = 512;

    private final Database database;
    private final GroupCommit commits;
    private final Retention retention;

    RetentionSweep(Database database, GroupCommit commits, Retention retention) {
        this.database = database;
        this.commits = commits;
        this.retention = retention;
    }

    /** @return how many executions were removed */
    int run() {
        removeOld(SideRecords.Kind.CHANGE);
        removeOld(SideRecords.Kind.BATCH);
        byte[] end = Keys.next(Keys.stop(retention.horizon(), Long.MAX_VALUE));
        byte[] from = Keys.STOPS;
        int removed = 0;
        while (true) {
            List<Row> rows = database.rows(Table.RECORDS, from, end, SCAN);
            for (Row row : rows) {
                if (HeadReader.isReadable(database, Keys.lastNumber(row.key()))) {
                    remove(row);
                    removed++;
                }
            }
            if (rows.size() < SCAN) {
                return removed;
            }
            from = Keys.next(rows.getLast().key());
        }
    }

    /** Records whose keys begin with when they were written. */
    private void removeOld(SideRecords.Kind kind) {
        String first = "%013d-".formatted(retention.horizon().toEpochMilli());
        removeAll(Table.RECORDS, Keys.side(kind, first), Keys.after(Keys.sides(kind)));
    }

    private void remove(Row stop) {
        long id = Keys.lastNumber(stop.key());
        StoredHead stored = HeadReader.find(database, id);
        if (stored == null) {
            commits.write(batch -> delete(batch, Table.RECORDS, List.of(stop.key())));
            return;
        }
        Head head = stored.head();
        if (head.closing().isEmpty()) {
            // It was redriven since its row was read.
            return;
        }
        removeAll(Table.ENTRIES, Keys.entries(id));
        removeAll(Table.RECORDS, Keys.tokens(head.key().incarnation()));
        if (StoredName.find(database, head.key()) != null) {
            removeAll(
                    Table.RECORDS,
                    Keys.sidesFrom(SideRecords.Kind.CLAIM, head.key().executionArn() + "/"));
        }
        commits.write(batch -> {
            HeadIndex.remove(batch, id, head);
            ClueKeys.remove(batch, id, head);
            batch.delete(Table.RECORDS, Keys.head(id));
            batch.delete(Table.RECORDS, Keys.input(id));
            StoredName name = StoredName.find(batch, head.key());
            if (name != null && name.id() == id) {
                batch.delete(Table.RECORDS, Keys.name(head.key().executionArn()));
            }
            return true;
        });
    }

    private void removeAll(Table table, byte[] prefix) {
        removeAll(table, prefix, Keys.after(prefix));
    }

    private void removeAll(Table table, byte[] from, byte[] end) {
        List<byte[]> keys;
        do {
            keys = new ArrayList<>();
            for (Row row : database.rows(table, from, end, ROWS_PER_COMMIT)) {
                keys.add(row.key());
            }
            List<byte[]> some = keys;
            if (!some.isEmpty()) {
                commits.write(batch -> delete(batch, table, some));
            }
        } while (keys.size() == ROWS_PER_COMMIT);
    }

    private static boolean delete(Batch batch, Table table, List<byte[]> keys) {
        keys.forEach(key -> batch.delete(table, key));
        return true;
    }
}
