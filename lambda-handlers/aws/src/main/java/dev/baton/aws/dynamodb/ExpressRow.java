package dev.baton.aws.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;

/** The item of an open Express execution. Its key is the incarnation; it stands in the index of what is due. */
final class ExpressRow extends Row {
    static final String SORT_KEY = "x";

    /** Absent attributes are removed: of one that has ended, all but the keys. */
    static final TableSchema<ExpressRow> SCHEMA = all();
    /** What moves the moment at which the sweep looks. */
    static final TableSchema<ExpressRow> LOOK =
            due(keyed(ExpressRow.class, ExpressRow::new)).build();
    /** What gives a run to somebody. */
    static final TableSchema<ExpressRow> RUN = due(keyed(ExpressRow.class, ExpressRow::new))
            .addAttribute(
                    String.class, a -> a.name("run").getter(row -> row.run).setter((row, value) -> row.run = value))
            .build();

    byte @Nullable [] record;
    /** {@link Sortable} time. */
    @Nullable
    String start;

    @Nullable
    String arn;
    /** {@link Sortable} time until which somebody has the run. */
    @Nullable
    String run;

    @Nullable
    String dueKey;

    @Nullable
    String dueSort;

    private static StaticTableSchema.Builder<ExpressRow> due(StaticTableSchema.Builder<ExpressRow> schema) {
        return schema.addAttribute(
                String.class, a -> a.name("ds").getter(row -> row.dueSort).setter((row, value) -> row.dueSort = value));
    }

    private static TableSchema<ExpressRow> all() {
        return due(expiring(ExpressRow.class, ExpressRow::new))
                .addAttribute(
                        byte[].class,
                        a -> a.name("b").getter(row -> row.record).setter((row, value) -> row.record = value))
                .addAttribute(
                        String.class,
                        a -> a.name("dk").getter(row -> row.dueKey).setter((row, value) -> row.dueKey = value))
                .addAttribute(
                        String.class,
                        a -> a.name("st").getter(row -> row.start).setter((row, value) -> row.start = value))
                .addAttribute(
                        String.class, a -> a.name("x").getter(row -> row.arn).setter((row, value) -> row.arn = value))
                .addAttribute(
                        String.class, a -> a.name("run").getter(row -> row.run).setter((row, value) -> row.run = value))
                .build();
    }
}
