package dev.baton.aws.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** A part of a body that does not fit its own item. It lies in the same partition. */
final class PartRow extends Row {
    static final TableSchema<PartRow> SCHEMA = expiring(PartRow.class, PartRow::new)
            .addAttribute(
                    byte[].class, a -> a.name("b").getter(row -> row.bytes).setter((row, value) -> row.bytes = value))
            .build();

    byte @Nullable [] bytes;
}
