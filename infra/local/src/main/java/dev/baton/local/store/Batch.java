package dev.baton.local.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one commit is going to write, and the view of the database in which that is already there: conditions are decided
 * against it. A write that fails half-way leaves nothing behind. Used by the writer thread alone.
 */
final class Batch implements Records {
    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    private record RowKey(Table table, byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof RowKey that && table == that.table && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private final Database database;
    private final List<Change> changes = new ArrayList<>();
    private final Map<RowKey, Change> newest = new HashMap<>();
    private final List<Change> staged = new ArrayList<>();
    private long bytes;

    Batch(Database database) {
        this.database = database;
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        Change change = newest.get(new RowKey(table, key));
        return change == null ? database.get(table, key) : change.value();
    }

    /** Visible to {@link #get} when the write that makes it has succeeded. */
    void put(Table table, byte[] key, byte[] value) {
        staged.add(new Change(table, key, value));
    }

    void delete(Table table, byte[] key) {
        staged.add(new Change(table, key, null));
    }

    /** Decides one write; what it stages becomes part of the batch unless it throws. */
    <T> T decide(Write<T> write) {
        staged.clear();
        T result = write.decide(this);
        for (Change change : staged) {
            byte @Nullable [] value = change.value();
            changes.add(change);
            newest.put(new RowKey(change.table(), change.key()), change);
            bytes += change.key().length + (value == null ? 0 : value.length);
        }
        return result;
    }

    /** How much it is going to write. */
    long bytes() {
        return bytes;
    }

    void commit() {
        if (!changes.isEmpty()) {
            database.write(changes);
        }
    }
}
