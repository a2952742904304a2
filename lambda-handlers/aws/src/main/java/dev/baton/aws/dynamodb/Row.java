package dev.baton.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.baton.engine.log.StoreException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;

/**
 * An item as the Enhanced Client maps it: its keys and when it may be deleted. Names of attributes are short because they
 * are paid for in each item. Schemas over a part of the attributes serve updates that leave the others alone.
 */
abstract class Row {
    @Nullable
    String pk;

    @Nullable
    String sk;
    /** Epoch seconds after which DynamoDB may delete the item; absent: never. */
    @Nullable
    Long ttl;

    static <R extends Row> StaticTableSchema.Builder<R> keyed(Class<R> type, Supplier<R> fresh) {
        return StaticTableSchema.builder(type)
                .newItemSupplier(fresh)
                .addAttribute(
                        String.class,
                        a -> a.name("pk")
                                .getter(row -> row.pk)
                                .setter((row, value) -> row.pk = value)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        String.class,
                        a -> a.name("sk")
                                .getter(row -> row.sk)
                                .setter((row, value) -> row.sk = value)
                                .tags(primarySortKey()));
    }

    static <R extends Row> StaticTableSchema.Builder<R> expiring(Class<R> type, Supplier<R> fresh) {
        return keyed(type, fresh)
                .addAttribute(
                        Long.class, a -> a.name("ttl").getter(row -> row.ttl).setter((row, value) -> row.ttl = value));
    }

    static Key key(String pk, String sk) {
        return Key.builder().partitionValue(pk).sortValue(sk).build();
    }

    /** An attribute that every item of the kind has. */
    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new StoreException("an item lacks an attribute that it must have");
        }
        return value;
    }
}
