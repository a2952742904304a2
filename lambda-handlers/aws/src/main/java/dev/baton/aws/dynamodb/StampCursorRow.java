package dev.baton.aws.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How far the round through all open executions has come that keeps their items; one item. */
final class StampCursorRow extends Row {
    static final String PARTITION = "stamping";
    static final String SORT_KEY = "round";

    static final TableSchema<StampCursorRow> SCHEMA = keyed(StampCursorRow.class, StampCursorRow::new)
            .addAttribute(
                    String.class, a -> a.name("at").getter(row -> row.begun).setter((row, value) -> row.begun = value))
            .addAttribute(
                    String.class,
                    a -> a.name("place").getter(row -> row.place).setter((row, value) -> row.place = value))
            .build();

    /** {@link Sortable} time. */
    @Nullable
    String begun;
    /** The sort key in the index that was reached; absent: the round is over. */
    @Nullable
    String place;
}
