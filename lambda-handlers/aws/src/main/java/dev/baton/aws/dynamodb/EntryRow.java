package dev.baton.aws.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The item of an entry. Its key is the incarnation and the entry's number. */
final class EntryRow extends Row {
    static final TableSchema<EntryRow> SCHEMA = expiring(EntryRow.class, EntryRow::new)
            .addAttribute(
                    byte[].class, a -> a.name("c").getter(row -> row.commit).setter((row, value) -> row.commit = value))
            .addAttribute(
                    Long.class,
                    a -> a.name("s").getter(row -> row.snapshotSeq).setter((row, value) -> row.snapshotSeq = value))
            .addAttribute(
                    Long.class,
                    a -> a.name("f").getter(row -> row.firstEventId).setter((row, value) -> row.firstEventId = value))
            .addAttribute(
                    Integer.class,
                    a -> a.name("n").getter(row -> row.eventCount).setter((row, value) -> row.eventCount = value))
            .addAttribute(
                    byte[].class, a -> a.name("b").getter(row -> row.body).setter((row, value) -> row.body = value))
            .build();

    byte @Nullable [] commit;

    @Nullable
    Long snapshotSeq;

    @Nullable
    Long firstEventId;

    @Nullable
    Integer eventCount;

    byte @Nullable [] body;
}
