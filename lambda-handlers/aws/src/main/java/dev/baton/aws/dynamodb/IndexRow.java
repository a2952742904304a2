package dev.baton.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What an index knows of an item: keys alone, so that each costs one unit and only a change of them is written. */
final class IndexRow extends Row {
    /** Executions by machine, status and shard; in order of their starts. */
    static final String LIST = "list";
    /** What somebody must look after, by shard; in order of time. */
    static final String DUE = "due";

    static final TableSchema<IndexRow> LIST_SCHEMA = schema(LIST, "lk", "ls");
    static final TableSchema<IndexRow> DUE_SCHEMA = schema(DUE, "dk", "ds");

    @Nullable
    String indexKey;

    @Nullable
    String indexSort;

    private static TableSchema<IndexRow> schema(String index, String key, String sort) {
        return keyed(IndexRow.class, IndexRow::new)
                .addAttribute(
                        String.class,
                        a -> a.name(key)
                                .getter(row -> row.indexKey)
                                .setter((row, value) -> row.indexKey = value)
                                .tags(secondaryPartitionKey(index)))
                .addAttribute(
                        String.class,
                        a -> a.name(sort)
                                .getter(row -> row.indexSort)
                                .setter((row, value) -> row.indexSort = value)
                                .tags(secondarySortKey(index)))
                .build();
    }
}
