package dev.baton.local.store;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.ExpressLeases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Express inputs on disk, by the order in which they came. */
final class EmbeddedExpressInputs implements ExpressInputs {
    private static final int SCAN = 16;

    private final Database database;
    private final GroupCommit commits;
    private final ExpressLeases leases = new ExpressLeases();
    /** Touched by the writer thread alone. */
    private long lastNumber;

    EmbeddedExpressInputs(Database database, GroupCommit commits, long lastNumber) {
        this.database = database;
        this.commits = commits;
        this.lastNumber = lastNumber;
    }

    @Override
    public void put(ExpressInput input) {
        byte[] record = ExpressRecord.encode(input);
        byte[] key = Keys.expressNumber(input.key());
        commits.write(batch -> {
            if (batch.get(Table.RECORDS, key) == null) {
                long number = ++lastNumber;
                batch.put(Table.RECORDS, key, new RecordWriter(8).int64(number).toBytes());
                batch.put(Table.RECORDS, Keys.express(number), record);
            }
            return true;
        });
    }

    @Override
    public void remove(ExecutionKey execution) {
        leases.forget(execution);
        byte[] key = Keys.expressNumber(execution);
        commits.writeLater(batch -> {
            byte[] number = batch.get(Table.RECORDS, key);
            if (number != null) {
                batch.delete(Table.RECORDS, key);
                batch.delete(Table.RECORDS, Keys.express(Keys.lastNumber(number)));
            }
            return true;
        });
    }

    @Override
    public Optional<ExpressInput> input(ExecutionKey execution) {
        return Optional.ofNullable(database.get(Table.RECORDS, Keys.expressNumber(execution)))
                .flatMap(number ->
                        Optional.ofNullable(database.get(Table.RECORDS, Keys.express(Keys.lastNumber(number)))))
                .map(ExpressRecord::decode);
    }

    @Override
    public boolean begin(ExecutionKey execution, Instant now, Instant until) {
        return database.get(Table.RECORDS, Keys.expressNumber(execution)) != null
                && leases.begin(execution, now, until);
    }

    @Override
    public List<ExecutionKey> takeDropped(Instant now, int limit) {
        return leases.takeDropped(this::forEachOpen, now, limit);
    }

    @Override
    public void forEachOpen(Consumer<ExpressInput> each) {
        byte[] from = Keys.EXPRESS;
        byte[] end = Keys.after(Keys.EXPRESS);
        List<Row> rows = database.rows(Table.RECORDS, from, end, SCAN);
        while (!rows.isEmpty()) {
            rows.forEach(row -> each.accept(ExpressRecord.decode(row.value())));
            rows = database.rows(Table.RECORDS, Keys.next(rows.getLast().key()), end, SCAN);
        }
    }
}
