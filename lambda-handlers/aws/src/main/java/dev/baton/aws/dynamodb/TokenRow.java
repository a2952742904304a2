package dev.baton.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.updateBehavior;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.UpdateBehavior;

/** The item of a token. Its key is the incarnation and the attempt. */
final class TokenRow extends Row {
    /** The values of {@code st}. */
    static final String OPEN = "O";

    static final String COMPLETED = "C";
    static final String CLOSED = "X";

    static final TableSchema<TokenRow> SCHEMA = outcome(state(expiring(TokenRow.class, TokenRow::new)))
            .addAttribute(
                    String.class,
                    a -> a.name("hb").getter(row -> row.heartbeat).setter((row, value) -> row.heartbeat = value))
            .build();
    /** What an outcome writes. */
    static final TableSchema<TokenRow> COMPLETING = completing();
    /** What a sign of life writes. */
    static final TableSchema<TokenRow> HEARTBEAT = keyed(TokenRow.class, TokenRow::new)
            .addAttribute(
                    String.class,
                    a -> a.name("hb").getter(row -> row.heartbeat).setter((row, value) -> row.heartbeat = value))
            .build();
    /** What closes a token, be it there or not. */
    static final TableSchema<TokenRow> CLOSING = closing();

    @Nullable
    String state;
    /** {@link Sortable} time. */
    @Nullable
    String heartbeat;

    byte @Nullable [] outcome;
    /** Which call completed it, so that a call whose answer was lost recognises its own. */
    byte @Nullable [] call;

    private static TableSchema<TokenRow> completing() {
        return outcome(keptHeartbeat(state(keyed(TokenRow.class, TokenRow::new))))
                .build();
    }

    private static TableSchema<TokenRow> closing() {
        return keptHeartbeat(state(keyed(TokenRow.class, TokenRow::new)))
                .addAttribute(
                        Long.class,
                        a -> a.name("ttl")
                                .getter(row -> row.ttl)
                                .setter((row, value) -> row.ttl = value)
                                .tags(updateBehavior(UpdateBehavior.WRITE_IF_NOT_EXISTS)))
                .build();
    }

    /** The last sign of life stays if there is one; in the schema it is part of what an update gives back. */
    private static StaticTableSchema.Builder<TokenRow> keptHeartbeat(StaticTableSchema.Builder<TokenRow> schema) {
        return schema.addAttribute(
                String.class,
                a -> a.name("hb")
                        .getter(row -> row.heartbeat)
                        .setter((row, value) -> row.heartbeat = value)
                        .tags(updateBehavior(UpdateBehavior.WRITE_IF_NOT_EXISTS)));
    }

    private static StaticTableSchema.Builder<TokenRow> state(StaticTableSchema.Builder<TokenRow> schema) {
        return schema.addAttribute(
                String.class, a -> a.name("st").getter(row -> row.state).setter((row, value) -> row.state = value));
    }

    private static StaticTableSchema.Builder<TokenRow> outcome(StaticTableSchema.Builder<TokenRow> schema) {
        return schema.addAttribute(
                        byte[].class,
                        a -> a.name("b").getter(row -> row.outcome).setter((row, value) -> row.outcome = value))
                .addAttribute(
                        byte[].class,
                        a -> a.name("c").getter(row -> row.call).setter((row, value) -> row.call = value));
    }
}
