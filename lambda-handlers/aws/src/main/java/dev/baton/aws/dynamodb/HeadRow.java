package dev.baton.aws.dynamodb;

import dev.baton.engine.log.record.HeadForm;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;

/** The item of a head. Its key is the execution's ARN. */
final class HeadRow extends Row {
    static final String SORT_KEY = "h";

    static final TableSchema<HeadRow> SCHEMA = all();
    /**
     * What the end of the execution writes; its absent attributes are removed, so that one which owes nothing leaves the index of
     * what is due.
     */
    static final TableSchema<HeadRow> CLOSING = closing();
    /** What a redrive writes; its absent attributes, the end and the wish to stop, are removed. */
    static final TableSchema<HeadRow> REOPENING = reopening();
    /** What StopExecution writes. */
    static final TableSchema<HeadRow> STOPPING = stopping();
    /** What moves the time at which the sweep looks. */
    static final TableSchema<HeadRow> DUE =
            due(keyed(HeadRow.class, HeadRow::new)).build();
    /** The same, with the note that an entry stands. */
    static final TableSchema<HeadRow> NOTED_DUE =
            committed(due(keyed(HeadRow.class, HeadRow::new))).build();

    byte @Nullable [] incarnation;
    /** {@link HeadForm#start}. */
    byte @Nullable [] record;

    @Nullable
    String listKey;

    @Nullable
    String listSort;

    @Nullable
    String dueKey;

    @Nullable
    String dueSort;

    /** {@link HeadForm#stop}. */
    byte @Nullable [] stop;
    /** {@link HeadForm#closing}. */
    byte @Nullable [] end;
    /** Epoch seconds, with nanoseconds, from which on the closed execution counts as absent. */
    @Nullable
    BigDecimal gone;

    /** {@link HeadForm#redrives}. */
    byte @Nullable [] redrives;
    /** How often it was redriven; absent: never. */
    @Nullable
    Integer redriveCount;

    /** The number of an entry that is known to stand; absent: nobody noted one. */
    @Nullable
    Long committed;

    private static TableSchema<HeadRow> all() {
        StaticTableSchema.Builder<HeadRow> schema = expiring(HeadRow.class, HeadRow::new)
                .addAttribute(
                        byte[].class,
                        a -> a.name("inc")
                                .getter(row -> row.incarnation)
                                .setter((row, value) -> row.incarnation = value))
                .addAttribute(
                        byte[].class,
                        a -> a.name("d").getter(row -> row.record).setter((row, value) -> row.record = value))
                .addAttribute(
                        String.class,
                        a -> a.name("ls").getter(row -> row.listSort).setter((row, value) -> row.listSort = value));
        return committed(redrives(stop(end(due(schema))))).build();
    }

    private static TableSchema<HeadRow> closing() {
        return end(due(expiring(HeadRow.class, HeadRow::new))).build();
    }

    private static TableSchema<HeadRow> reopening() {
        return redrives(stop(end(due(expiring(HeadRow.class, HeadRow::new))))).build();
    }

    private static StaticTableSchema.Builder<HeadRow> redrives(StaticTableSchema.Builder<HeadRow> schema) {
        return schema.addAttribute(
                        byte[].class,
                        a -> a.name("rd").getter(row -> row.redrives).setter((row, value) -> row.redrives = value))
                .addAttribute(
                        Integer.class,
                        a -> a.name("rc")
                                .getter(row -> row.redriveCount)
                                .setter((row, value) -> row.redriveCount = value));
    }

    private static TableSchema<HeadRow> stopping() {
        return stop(keyed(HeadRow.class, HeadRow::new)).build();
    }

    private static StaticTableSchema.Builder<HeadRow> due(StaticTableSchema.Builder<HeadRow> schema) {
        return schema.addAttribute(
                        String.class,
                        a -> a.name("dk").getter(row -> row.dueKey).setter((row, value) -> row.dueKey = value))
                .addAttribute(
                        String.class,
                        a -> a.name("ds").getter(row -> row.dueSort).setter((row, value) -> row.dueSort = value));
    }

    private static StaticTableSchema.Builder<HeadRow> committed(StaticTableSchema.Builder<HeadRow> schema) {
        return schema.addAttribute(
                Long.class,
                a -> a.name("cs").getter(row -> row.committed).setter((row, value) -> row.committed = value));
    }

    private static StaticTableSchema.Builder<HeadRow> stop(StaticTableSchema.Builder<HeadRow> schema) {
        return schema.addAttribute(
                byte[].class, a -> a.name("stop").getter(row -> row.stop).setter((row, value) -> row.stop = value));
    }

    private static StaticTableSchema.Builder<HeadRow> end(StaticTableSchema.Builder<HeadRow> schema) {
        return schema.addAttribute(
                        byte[].class, a -> a.name("end").getter(row -> row.end).setter((row, value) -> row.end = value))
                .addAttribute(
                        BigDecimal.class,
                        a -> a.name("gone").getter(row -> row.gone).setter((row, value) -> row.gone = value))
                .addAttribute(
                        String.class,
                        a -> a.name("lk").getter(row -> row.listKey).setter((row, value) -> row.listKey = value));
    }
}
