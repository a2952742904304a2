package dev.baton.local.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Things of one kind in the order of their creation: rows of {@link Keys} without a value, listed page by page. */
enum CreationIndex {
    MACHINES(Keys.MACHINES_BY_CREATION),
    ACTIVITIES(Keys.ACTIVITIES_BY_CREATION);

    private final byte[] prefix;

    CreationIndex(byte[] prefix) {
        this.prefix = prefix;
    }

    /** @param next where the next page begins; empty on the last one */
    record Page<T>(List<T> things, Optional<String> next) {}

    void put(Batch batch, Instant created, String arn) {
        batch.put(Table.RECORDS, key(created.toEpochMilli(), arn), new byte[0]);
    }

    void delete(Batch batch, Instant created, String arn) {
        batch.delete(Table.RECORDS, key(created.toEpochMilli(), arn));
    }

    /**
     * @param after what a page gave as {@code next}
     * @param find by ARN; empty when it was removed since the index was read
     */
    <T> Page<T> page(Database database, int limit, Optional<String> after, Function<String, Optional<T>> find) {
        byte[] from = after.map(this::keyAfter).orElse(prefix);
        List<Row> rows = database.rows(Table.RECORDS, from, Keys.after(prefix), limit + 1);
        List<T> things = new ArrayList<>();
        for (Row row : rows.subList(0, Math.min(limit, rows.size()))) {
            find.apply(arnOf(row.key())).ifPresent(things::add);
        }
        return new Page<>(
                things,
                rows.size() > limit ? Optional.of(position(rows.get(limit - 1).key())) : Optional.empty());
    }

    private byte[] key(long createdMillis, String arn) {
        return Keys.byCreation(prefix, createdMillis, arn);
    }

    private static String arnOf(byte[] key) {
        return new String(key, 1 + Long.BYTES, key.length - 1 - Long.BYTES, StandardCharsets.UTF_8);
    }

    private static String position(byte[] key) {
        return (new RecordReader(key).skip(1).int64() ^ Long.MIN_VALUE) + "/" + arnOf(key);
    }

    private byte[] keyAfter(String position) {
        int slash = position.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a place in a list: " + position);
        }
        return Keys.next(key(Long.parseLong(position.substring(0, slash)), position.substring(slash + 1)));
    }
}
