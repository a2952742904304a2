package dev.baton.aws.dynamodb;

import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Of any item, only when it may be deleted. */
final class StampRow extends Row {
    static final TableSchema<StampRow> SCHEMA =
            expiring(StampRow.class, StampRow::new).build();
}
