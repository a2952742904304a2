package dev.baton.aws.dynamodb;

import dev.baton.engine.log.StoreException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/** Bytes that are cut into several items of one partition. Writing the same again is harmless. */
final class Parts {
    private static final int LARGEST_PART = Bodies.LARGEST_INLINE;
    private static final int DIGITS = 4;

    private final DynamoDbTable<PartRow> table;
    private final StoreCalls calls;

    Parts(DynamoDbTable<PartRow> table, StoreCalls calls) {
        this.table = table;
        this.calls = calls;
    }

    /** Writes them all; gives their number. */
    int write(String pk, String place, byte[] bytes, Optional<Instant> kept) {
        int count = 0;
        for (int start = 0; start < bytes.length; start += LARGEST_PART) {
            PartRow row = new PartRow();
            row.pk = pk;
            row.sk = place + "#" + Sortable.number(count++, DIGITS);
            row.bytes = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + LARGEST_PART));
            kept.ifPresent(until -> row.ttl = until.getEpochSecond());
            calls.run(() -> table.putItem(row));
        }
        return count;
    }

    /** All bytes, strongly consistent. */
    byte[] read(String pk, int count, String place) {
        List<PartRow> rows = calls.ask(() -> table
                .query(query -> query.consistentRead(true)
                        .queryConditional(QueryConditional.sortBeginsWith(Row.key(pk, place + "#"))))
                .items()
                .stream()
                .toList());
        if (rows.size() != count) {
            throw new StoreException("of " + count + " parts " + place + " there are " + rows.size());
        }
        int size = rows.stream().mapToInt(row -> Row.present(row.bytes).length).sum();
        byte[] bytes = new byte[size];
        int filled = 0;
        for (PartRow row : rows) {
            byte[] part = Row.present(row.bytes);
            System.arraycopy(part, 0, bytes, filled, part.length);
            filled += part.length;
        }
        return bytes;
    }
}
