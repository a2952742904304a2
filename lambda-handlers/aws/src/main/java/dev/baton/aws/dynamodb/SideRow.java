package dev.baton.aws.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The item of a side record: its kind, and its key. */
final class SideRow extends Row {
    static final TableSchema<SideRow> SCHEMA = expiring(SideRow.class, SideRow::new)
            .addAttribute(
                    String.class, a -> a.name("j").getter(row -> row.text).setter((row, value) -> row.text = value))
            .build();

    /** JSON. */
    @Nullable
    String text;
}
