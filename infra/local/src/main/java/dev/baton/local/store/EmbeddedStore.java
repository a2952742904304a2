package dev.baton.local.store;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.search.SearchIndex;
import dev.baton.engine.token.Tokens;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The store of the one-process server: everything behind the engine's ports, in one folder, durable. A write returns after
 * the disk has it; writes that wait at the same time share a sync. After an error of the disk (full, gone) writes throw
 * {@link StoreException}, reads go on, and nothing half-written is ever seen; when the database does not recover by itself,
 * the server is to be started again.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final int SCAN = 256;
    /** About half a second's reading. */
    private static final long VERIFIED_AT_START = 512 << 20;

    private final StoreFolder folder;
    private final Database database;
    private final GroupCommit commits;
    private final ExecutionLog log;
    private final Tokens tokens;
    private final StateMachines machines;
    private final Activities activities;
    private final ExpressInputs expressInputs;
    private final SideRecords sideRecords;
    private final SearchIndex index;
    private final RetentionSweep sweep;
    private final RetentionTimer timer;

    private EmbeddedStore(StoreFolder folder, Database database, StoreOptions options) {
        Retention retention = new Retention(options.clock(), options.retention());
        this.folder = folder;
        this.database = database;
        this.commits = new GroupCommit(database);
        HeadReader heads = new HeadReader(database, retention, options.inputOf());
        HeadWrites writes = new HeadWrites(commits, retention, lastNumber(Keys.HEADS));
        this.log = new EmbeddedExecutionLog(database, heads, new ExecutionLists(database, retention), writes);
        this.tokens = new EmbeddedTokens(database, commits);
        this.machines = new EmbeddedStateMachines(database, commits);
        this.activities = new EmbeddedActivities(database, commits);
        this.expressInputs = new EmbeddedExpressInputs(database, commits, lastNumber(Keys.EXPRESS));
        this.sideRecords = new EmbeddedSideRecords(database, commits);
        this.sweep = new RetentionSweep(database, commits, retention);
        this.timer = new RetentionTimer(sweep);
        ClueBackfill backfill = new ClueBackfill(database, commits, heads);
        this.index = new EmbeddedSearchIndex(database, retention, backfill::isComplete);
        backfill.begin();
    }

    /**
     * Opens the store, repairs a torn tail, and makes a new one in an empty folder.
     *
     * @throws StoreRefusedException when it is in use, damaged or of a newer version
     */
    public static EmbeddedStore open(StoreOptions options) {
        return open(options, true);
    }

    /** @param sync false only in the test that shows that the power-cut test would see it */
    static EmbeddedStore open(StoreOptions options, boolean sync) {
        StoreFolder folder = StoreFolder.open(options.folder());
        try {
            Database database = openDatabase(folder, sync);
            return new EmbeddedStore(folder, database, options);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Database openDatabase(StoreFolder folder, boolean sync) {
        Path path = folder.database();
        NativeLibrary.load(PrivateFolder.cache(System.getenv()));
        new WalInspection(path).check();
        Database database = null;
        try {
            database = Database.open(path, folder.isBeingMade(), sync);
            database.verify(VERIFIED_AT_START);
            folder.made();
            return database;
        } catch (StoreException e) {
            if (database != null) {
                database.close();
            }
            throw new StoreRefusedException(
                    "The store in " + path.toAbsolutePath() + " is damaged: " + e.getMessage()
                            + ". Nothing was emptied. Restore the folder from a copy, or start with another folder"
                            + " (--data).",
                    e);
        }
    }

    private long lastNumber(byte[] prefix) {
        @Nullable Row last = database.last(Table.RECORDS, prefix);
        return last == null ? 0 : Keys.lastNumber(last.key());
    }

    public ExecutionLog log() {
        return log;
    }

    public Tokens tokens() {
        return tokens;
    }

    public StateMachines machines() {
        return machines;
    }

    public Activities activities() {
        return activities;
    }

    public ExpressInputs expressInputs() {
        return expressInputs;
    }

    public SideRecords sideRecords() {
        return sideRecords;
    }

    public SearchIndex index() {
        return index;
    }

    /**
     * Hands over the key and {@code dueAt} of every execution that is open or owes something, most overdue first, without holding all in memory:
     * what the timers are built from at start. Executions that start, move or end meanwhile may be missed or come twice.
     */
    public void forEachOpen(BiConsumer<ExecutionKey, Optional<Instant>> each) {
        byte[] end = Keys.after(Keys.DUES);
        List<Row> rows = database.rows(Table.RECORDS, Keys.DUES, end, SCAN);
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                StoredHead stored = HeadReader.findReadable(database, Keys.lastNumber(row.key()));
                if (stored != null && HeadWrites.isLookedAfter(stored.head())) {
                    each.accept(stored.head().key(), stored.head().dueAt());
                }
            }
            rows = database.rows(Table.RECORDS, Keys.next(rows.getLast().key()), end, SCAN);
        }
    }

    /**
     * Takes finished executions off the disk whose retention is over; also done by itself every minute.
     *
     * @return how many
     */
    int removeExpired() {
        return sweep.run();
    }

    /** How many rows the index has. */
    int indexRows() {
        return database.rows(Table.RECORDS, Keys.CLUES, Keys.after(Keys.CLUES), Integer.MAX_VALUE)
                .size();
    }

    /** As a version leaves it that has no index. */
    void withoutIndex() {
        List<Row> rows = new ArrayList<>();
        for (byte[] kind : List.of(Keys.CLUES, Keys.CLUES_OF, Keys.INDEXED)) {
            rows.addAll(database.rows(Table.RECORDS, kind, Keys.after(kind), Integer.MAX_VALUE));
        }
        commits.write(batch -> {
            rows.forEach(row -> batch.delete(Table.RECORDS, row.key()));
            return true;
        });
    }

    /** Commits what waits, then closes; later calls on the ports throw {@link StoreException}. */
    @Override
    public void close() {
        timer.close();
        commits.close();
        database.close();
        folder.close();
    }
}
