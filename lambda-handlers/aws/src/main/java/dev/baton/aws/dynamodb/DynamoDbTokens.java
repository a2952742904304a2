package dev.baton.aws.dynamodb;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.CompletedTokens;
import dev.baton.engine.token.OutcomeForm;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.token.Tokens;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Tokens on DynamoDB: one item each, and each method one conditional write or one strongly consistent read of it. */
public final class DynamoDbTokens implements Tokens, CompletedTokens {
    private static final int SMALL_PAGE = 64;
    private static final Expression UNHEARD =
            Expression.builder().expression("attribute_exists(dk)").build();

    private final DynamoDbTable<TokenRow> table;
    private final DynamoDbTable<TokenRow> completions;
    private final DynamoDbTable<TokenRow> heartbeats;
    private final DynamoDbTable<TokenRow> pickUps;
    private final DynamoDbTable<TokenRow> closings;
    private final DynamoDbTable<TokenRow> heard;
    private final DynamoDbTable<TokenRow> arns;
    private final MergedIndex due;
    private final Bodies bodies;
    private final StoreCalls calls;
    private final Retention retention;
    private final InstantSource clock;

    DynamoDbTokens(
            DynamoDbEnhancedClient client,
            String tableName,
            MergedIndex due,
            Bodies bodies,
            StoreCalls calls,
            Retention retention,
            InstantSource clock) {
        this.table = client.table(tableName, TokenRow.SCHEMA);
        this.completions = client.table(tableName, TokenRow.COMPLETING);
        this.heartbeats = client.table(tableName, TokenRow.HEARTBEAT);
        this.pickUps = client.table(tableName, TokenRow.TAKING);
        this.closings = client.table(tableName, TokenRow.CLOSING);
        this.heard = client.table(tableName, TokenRow.HEARD);
        this.arns = client.table(tableName, TokenRow.COMPLETING);
        this.due = due;
        this.bodies = bodies;
        this.calls = calls;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void open(TokenKey key, Instant now) {
        TokenRow row = row(key);
        row.state = TokenRow.OPEN;
        row.heartbeat = Sortable.time(now);
        row.ttl = retention.tokens(now).getEpochSecond();
        try {
            calls.run(() -> table.putItem(request -> request.item(row).conditionExpression(Conditions.ABSENT)));
        } catch (ConditionalCheckFailedException e) {
            // One of any state is there: it stays.
        }
    }

    @Override
    public Optional<Token> complete(TokenKey key, Token.Outcome outcome) {
        TokenRow row = row(key);
        byte[] call = drawCall();
        row.state = TokenRow.COMPLETED;
        row.call = call;
        row.outcome = bodies.write(
                Row.present(row.pk),
                "q" + key.attempt() + "#" + ByteBuffer.wrap(call).getLong(),
                OutcomeForm.write(outcome),
                Optional.of(retention.tokens(clock.instant())));
        row.dueKey = ItemKeys.heard(Row.present(row.pk));
        row.dueSort = Sortable.time(clock.instant());
        row.arn = key.execution().executionArn();
        // Never written: the condition holds only where there is one.
        row.heartbeat = "";
        try {
            TokenRow before = update(completions, row, whenOpen(""), ReturnValue.ALL_OLD);
            return Optional.of(token(key, before));
        } catch (ConditionalCheckFailedException e) {
            return standing(e).map(standing -> beforeCall(key, standing, call));
        }
    }

    @Override
    public void heard(TokenKey key) {
        try {
            calls.run(() -> heard.updateItem(request -> request.item(row(key)).conditionExpression(UNHEARD)));
        } catch (ConditionalCheckFailedException e) {
            // Somebody else has told it.
        }
    }

    @Override
    public List<TokenKey> unheard(Instant before, int limit) {
        Iterator<IndexRow> rows = due.upTo(ItemKeys.allHeard(), Sortable.time(before), SMALL_PAGE);
        List<TokenKey> found = new ArrayList<>();
        while (found.size() < limit && rows.hasNext()) {
            IndexRow seen = rows.next();
            TokenRow row = calls.ask(() ->
                    arns.getItem(request -> request.key(Row.key(Row.present(seen.pk), Row.present(seen.sk)))
                            .consistentRead(true)));
            if (row != null && row.dueKey != null) {
                found.add(new TokenKey(
                        new ExecutionKey(Row.present(row.arn), Incarnation.parse(Row.present(row.pk))),
                        ItemKeys.attempt(Row.present(row.sk))));
            }
        }
        return found;
    }

    /** Our own outcome stands there when a try before this one took place and only its answer was lost. */
    private Token beforeCall(TokenKey key, TokenRow standing, byte[] call) {
        return Arrays.equals(call, standing.call)
                ? token(key, standing).in(new Token.State.Open())
                : token(key, standing);
    }

    private static byte[] drawCall() {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(ThreadLocalRandom.current().nextLong())
                .array();
    }

    @Override
    public Optional<Token> heartbeat(TokenKey key, Instant now) {
        TokenRow row = row(key);
        row.heartbeat = Sortable.time(now);
        Expression condition = Conditions.of(
                "st = :open AND hb < :now", Map.of(":open", TokenRow.OPEN, ":now", Row.present(row.heartbeat)));
        try {
            TokenRow before = update(heartbeats, row, condition, ReturnValue.ALL_OLD);
            return Optional.of(new Token(key, new Token.State.Open(), Sortable.time(Row.present(before.heartbeat))));
        } catch (ConditionalCheckFailedException e) {
            return standing(e).map(standing -> token(key, standing));
        }
    }

    @Override
    public Optional<Token> take(TokenKey key, Token.PickUp pickUp) {
        TokenRow row = row(key);
        row.state = TokenRow.OPEN;
        // Never written: the condition holds only where there is one.
        row.heartbeat = "";
        row.poll = pickUp.poll();
        row.worker = pickUp.workerName().orElse(null);
        row.taken = Sortable.time(pickUp.at());
        Expression condition =
                Conditions.of("st = :open AND attribute_not_exists(poll)", Map.of(":open", TokenRow.OPEN));
        try {
            return Optional.of(token(key, update(pickUps, row, condition, ReturnValue.ALL_NEW)));
        } catch (ConditionalCheckFailedException e) {
            return standing(e).map(standing -> token(key, standing));
        }
    }

    @Override
    public Token close(TokenKey key, Instant now) {
        return close(key, now, whenOpen("attribute_not_exists(st) OR "));
    }

    @Override
    public Token closeUnlessAlive(TokenKey key, Instant now, Instant seen) {
        Expression silent = Conditions.of(
                "attribute_not_exists(st) OR (st = :open AND hb <= :seen)",
                Map.of(":open", TokenRow.OPEN, ":seen", Sortable.time(seen)));
        return close(key, now, silent);
    }

    private Token close(TokenKey key, Instant now, Expression condition) {
        TokenRow row = row(key);
        row.state = TokenRow.CLOSED;
        row.heartbeat = Sortable.time(now);
        row.ttl = retention.tokens(now).getEpochSecond();
        try {
            TokenRow after = update(closings, row, condition, ReturnValue.ALL_NEW);
            return token(key, after);
        } catch (ConditionalCheckFailedException e) {
            return token(key, Row.present(standing(e).orElse(null)));
        }
    }

    @Override
    public Optional<Token> token(TokenKey key) {
        String pk = key.execution().incarnation().text();
        TokenRow row = calls.ask(() -> table.getItem(request ->
                request.key(Row.key(pk, ItemKeys.token(key.attempt()))).consistentRead(true)));
        return Optional.ofNullable(row).map(found -> token(key, found));
    }

    private TokenRow update(DynamoDbTable<TokenRow> part, TokenRow row, Expression condition, ReturnValue answer) {
        return calls.ask(() -> part.updateItemWithResponse(request -> request.item(row)
                        .conditionExpression(condition)
                        .returnValues(answer)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .attributes();
    }

    private static Expression whenOpen(String or) {
        return Conditions.of(or + "st = :open", Map.of(":open", TokenRow.OPEN));
    }

    private static Optional<TokenRow> standing(ConditionalCheckFailedException e) {
        return e.hasItem() && !e.item().isEmpty() ? Optional.of(TokenRow.SCHEMA.mapToItem(e.item())) : Optional.empty();
    }

    private static TokenRow row(TokenKey key) {
        TokenRow row = new TokenRow();
        row.pk = key.execution().incarnation().text();
        row.sk = ItemKeys.token(key.attempt());
        return row;
    }

    private Token token(TokenKey key, TokenRow row) {
        Instant heartbeat = Sortable.time(Row.present(row.heartbeat));
        Optional<Token.PickUp> pickUp = pickUp(row);
        return new Token(
                key,
                state(row),
                pickUp.map(Token.PickUp::at).filter(heartbeat::isBefore).orElse(heartbeat),
                pickUp);
    }

    private static Optional<Token.PickUp> pickUp(TokenRow row) {
        return row.poll == null
                ? Optional.empty()
                : Optional.of(new Token.PickUp(
                        row.poll, Optional.ofNullable(row.worker), Sortable.time(Row.present(row.taken))));
    }

    private Token.State state(TokenRow row) {
        String state = Row.present(row.state);
        return switch (state) {
            case TokenRow.OPEN -> new Token.State.Open();
            case TokenRow.COMPLETED -> new Token.State.Completed(outcome(row.pk, row.outcome));
            case TokenRow.CLOSED -> new Token.State.Closed();
            default -> throw new StoreException("a token has the unknown state " + state);
        };
    }

    private Token.Outcome outcome(@Nullable String pk, byte @Nullable [] body) {
        return OutcomeForm.read(bodies.read(Row.present(pk), Row.present(body)));
    }
}
