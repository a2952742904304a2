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

    static final TableSchema<TokenRow> SCHEMA = pickUp(outcome(state(expiring(TokenRow.class, TokenRow::new))))
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
    /** What a poll writes that takes an activity's task. */
    static final TableSchema<TokenRow> TAKING =
            pickUp(keptHeartbeat(state(keyed(TokenRow.class, TokenRow::new)))).build();
    /** What takes a token out of the index of those whose executions have not heard of them. */
    static final TableSchema<TokenRow> HEARD =
            heard(keyed(TokenRow.class, TokenRow::new)).build();
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

    /** Set with the outcome, so that one write says both that it is there and that somebody must look; until it was heard of. */
    @Nullable
    String dueKey;

    @Nullable
    String dueSort;
    /** Of the execution; set with the outcome. */
    @Nullable
    String arn;

    /** Which poll took an activity's task. */
    @Nullable
    Long poll;

    @Nullable
    String worker;
    /** {@link Sortable} time. */
    @Nullable
    String taken;

    private static TableSchema<TokenRow> completing() {
        return heard(outcome(keptHeartbeat(state(keyed(TokenRow.class, TokenRow::new)))))
                .addAttribute(
                        String.class, a -> a.name("x").getter(row -> row.arn).setter((row, value) -> row.arn = value))
                .build();
    }

    private static StaticTableSchema.Builder<TokenRow> heard(StaticTableSchema.Builder<TokenRow> schema) {
        return schema.addAttribute(
                        String.class,
                        a -> a.name("dk").getter(row -> row.dueKey).setter((row, value) -> row.dueKey = value))
                .addAttribute(
                        String.class,
                        a -> a.name("ds").getter(row -> row.dueSort).setter((row, value) -> row.dueSort = value));
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

    private static StaticTableSchema.Builder<TokenRow> pickUp(StaticTableSchema.Builder<TokenRow> schema) {
        return schema.addAttribute(
                        Long.class,
                        a -> a.name("poll").getter(row -> row.poll).setter((row, value) -> row.poll = value))
                .addAttribute(
                        String.class,
                        a -> a.name("wn").getter(row -> row.worker).setter((row, value) -> row.worker = value))
                .addAttribute(
                        String.class,
                        a -> a.name("tk").getter(row -> row.taken).setter((row, value) -> row.taken = value));
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
