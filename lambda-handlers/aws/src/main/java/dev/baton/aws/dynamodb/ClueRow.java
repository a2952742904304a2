package dev.baton.aws.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * The item by which a clue leads to an execution. Its key is the clue with its machine, and the execution's place in the list; of
 * names the machine and a shard, and the name.
 */
final class ClueRow extends Row {
    static final TableSchema<ClueRow> SCHEMA = expiring(ClueRow.class, ClueRow::new)
            .addAttribute(
                    String.class,
                    a -> a.name("n").getter(row -> row.executionArn).setter((row, value) -> row.executionArn = value))
            .addAttribute(
                    byte[].class,
                    a -> a.name("inc").getter(row -> row.incarnation).setter((row, value) -> row.incarnation = value))
            .build();

    @Nullable
    String executionArn;

    byte @Nullable [] incarnation;
}
