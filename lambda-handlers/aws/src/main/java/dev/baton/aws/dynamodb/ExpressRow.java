package dev.baton.aws.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The item of an open Express execution. Its key is the incarnation; it stands in the index of what is due. */
final class ExpressRow extends Row {
    static final String SORT_KEY = "x";

    static final TableSchema<ExpressRow> SCHEMA = expiring(ExpressRow.class, ExpressRow::new)
            .addAttribute(
                    byte[].class, a -> a.name("b").getter(row -> row.record).setter((row, value) -> row.record = value))
            .addAttribute(
                    String.class,
                    a -> a.name("dk").getter(row -> row.dueKey).setter((row, value) -> row.dueKey = value))
            .addAttribute(
                    String.class,
                    a -> a.name("ds").getter(row -> row.dueSort).setter((row, value) -> row.dueSort = value))
            .build();

    byte @Nullable [] record;

    @Nullable
    String dueKey;

    @Nullable
    String dueSort;
}
