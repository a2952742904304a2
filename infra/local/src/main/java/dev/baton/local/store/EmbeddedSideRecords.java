package dev.baton.local.store;

import dev.baton.engine.records.SideRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Side records on disk. Their keys are stored turned over, so that the highest come first. */
final class EmbeddedSideRecords implements SideRecords {
    private final Database database;
    private final GroupCommit commits;

    EmbeddedSideRecords(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public void put(Kind kind, SideRecord record) {
        commits.write(batch -> {
            batch.put(Table.RECORDS, Keys.side(kind, record.key()), bytes(record));
            return true;
        });
    }

    @Override
    public boolean replace(Kind kind, String key, Optional<String> expected, String text) {
        return commits.write(batch -> {
            Optional<String> standing = Optional.ofNullable(batch.get(Table.RECORDS, Keys.side(kind, key)))
                    .map(EmbeddedSideRecords::text);
            if (!standing.equals(expected)) {
                return false;
            }
            batch.put(Table.RECORDS, Keys.side(kind, key), bytes(new SideRecord(key, text)));
            return true;
        });
    }

    @Override
    public Optional<String> find(Kind kind, String key) {
        return Optional.ofNullable(database.get(Table.RECORDS, Keys.side(kind, key)))
                .map(EmbeddedSideRecords::text);
    }

    @Override
    public List<SideRecord> latest(Kind kind, Optional<String> below, int limit) {
        byte[] kindKey = Keys.sides(kind);
        byte[] from = below.map(key -> Keys.next(Keys.side(kind, key))).orElse(kindKey);
        List<SideRecord> records = new ArrayList<>();
        for (Row row : database.rows(Table.RECORDS, from, Keys.after(kindKey), limit)) {
            records.add(new SideRecord(Keys.sideKey(row.key()), text(row.value())));
        }
        return records;
    }

    private static byte[] bytes(SideRecord record) {
        return record.text().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
