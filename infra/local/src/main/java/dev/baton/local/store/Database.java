package dev.baton.local.store;

import dev.baton.engine.log.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SstFileReader;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The open database: reads from any thread, writes from the one writer. A native database that was closed must never be
 * touched again, so each call holds a lock that closing waits for.
 */
final class Database implements Records, AutoCloseable {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final DatabaseOptions options;
    private final RocksDB rocks;
    private final WriteOptions writing;
    private final Map<Table, ColumnFamilyHandle> tables = new EnumMap<>(Table.class);
    private boolean closed;

    private Database(DatabaseOptions options, RocksDB rocks, List<ColumnFamilyHandle> handles, boolean sync) {
        this.options = options;
        this.rocks = rocks;
        this.writing = new WriteOptions().setSync(sync);
        tables.put(Table.RECORDS, handles.get(0));
        tables.put(Table.ENTRIES, handles.get(1));
    }

    /**
     * Opens or makes the database.
     *
     * @param make whether a missing one is made
     * @param sync whether a write returns only after the disk has it
     * @throws StoreException in the database's own words, which name the file at fault
     */
    static Database open(Path folder, boolean make, boolean sync) {
        DatabaseOptions options = new DatabaseOptions();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            RocksDB rocks = RocksDB.open(options.database(make), folder.toString(), options.tables(), handles);
            return new Database(options, rocks, handles, sync);
        } catch (RocksDBException e) {
            options.close();
            throw new StoreException(String.valueOf(e.getMessage()), e);
        }
    }

    private interface Access<T extends @Nullable Object> {
        T run() throws RocksDBException;
    }

    private <T extends @Nullable Object> T access(Access<T> access) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new StoreException("the store is closed");
            }
            return access.run();
        } catch (RocksDBException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private ColumnFamilyHandle handle(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return this.<byte @Nullable []>access(() -> rocks.get(handle(table), key));
    }

    /** Rows from {@code from} on (included) while their keys are below {@code to}, at most {@code limit}. */
    List<Row> rows(Table table, byte[] from, byte[] to, int limit) {
        return access(() -> {
            List<Row> rows = new ArrayList<>();
            try (RocksIterator iterator = rocks.newIterator(handle(table))) {
                for (iterator.seek(from); iterator.isValid() && rows.size() < limit; iterator.next()) {
                    byte[] key = iterator.key();
                    if (Arrays.compareUnsigned(key, to) >= 0) {
                        break;
                    }
                    rows.add(new Row(key, iterator.value()));
                }
                iterator.status();
            }
            return rows;
        });
    }

    /** The last row whose key begins with the prefix, or null. */
    @Nullable
    Row last(Table table, byte[] prefix) {
        return this.<@Nullable Row>access(() -> {
            try (RocksIterator iterator = rocks.newIterator(handle(table))) {
                iterator.seekForPrev(Keys.after(prefix));
                boolean found = iterator.isValid() && Keys.startsWith(iterator.key(), prefix);
                iterator.status();
                return found ? new Row(iterator.key(), iterator.value()) : null;
            }
        });
    }

    /** All of it or nothing; durable when it returns. */
    void write(List<Change> changes) {
        access(() -> {
            try (WriteBatch batch = new WriteBatch()) {
                for (Change change : changes) {
                    byte @Nullable [] value = change.value();
                    if (value == null) {
                        batch.delete(handle(change.table()), change.key());
                    } else {
                        batch.put(handle(change.table()), change.key(), value);
                    }
                }
                rocks.write(writing, batch);
            }
            return true;
        });
    }

    /**
     * Compares the table files with their checksums, the newest ones first, as many as the budget of bytes allows: an old and
     * big store must still start soon. Damage in others shows when they are read.
     *
     * @throws StoreException that names the damaged file
     */
    void verify(long budget) {
        access(() -> {
            // A compaction may be at work since the database was opened: what it replaces must stay until we have read
            // it.
            rocks.disableFileDeletions();
            try {
                verifyNewest(budget);
            } finally {
                rocks.enableFileDeletions();
            }
            return true;
        });
    }

    private void verifyNewest(long budget) {
        List<LiveFileMetaData> files = new ArrayList<>(rocks.getLiveFilesMetaData());
        files.sort(Comparator.comparingLong(LiveFileMetaData::largestSeqno).reversed());
        long left = budget;
        for (LiveFileMetaData file : files) {
            left -= file.size();
            if (left >= 0) {
                verify(file);
            }
        }
    }

    private static void verify(LiveFileMetaData file) {
        try (Options plain = new Options();
                SstFileReader reader = new SstFileReader(plain)) {
            reader.open(file.path() + file.fileName());
            reader.verifyChecksum();
        } catch (RocksDBException e) {
            throw new StoreException("the file " + file.path() + file.fileName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                tables.values().forEach(ColumnFamilyHandle::close);
                rocks.close();
                writing.close();
                options.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
