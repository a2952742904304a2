package dev.baton.aws.dynamodb;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.record.ExpressInputForm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Express inputs on DynamoDB: one item each, found through the index of what somebody must look after. */
public final class DynamoDbExpressInputs implements ExpressInputs {
    private static final int PAGE = 16;
    /** For how long the key of one that has ended is known: a call is not repeated as late. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final List<String> SHARDS =
            IntStream.range(0, ItemKeys.SHARDS).mapToObj(ItemKeys::express).toList();

    private final DynamoDbTable<ExpressRow> table;
    private final DynamoDbTable<ExpressRow> looks;
    private final DynamoDbTable<ExpressRow> runs;
    private final MergedIndex open;
    private final Bodies bodies;
    private final StoreCalls calls;
    private final Retention retention;
    private final InstantSource clock;
    private final Ordinals ordinals = new Ordinals();

    DynamoDbExpressInputs(
            DynamoDbEnhancedClient client,
            String tableName,
            MergedIndex open,
            Bodies bodies,
            StoreCalls calls,
            Retention retention,
            InstantSource clock) {
        this.table = client.table(tableName, ExpressRow.SCHEMA);
        this.looks = client.table(tableName, ExpressRow.LOOK);
        this.runs = client.table(tableName, ExpressRow.RUN);
        this.open = open;
        this.bodies = bodies;
        this.calls = calls;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void put(ExpressInput input) {
        Instant now = clock.instant();
        Instant kept = retention.express(now);
        ExpressRow row = new ExpressRow();
        row.pk = input.key().incarnation().text();
        row.sk = ExpressRow.SORT_KEY;
        row.record = bodies.write(row.pk, "xp", ExpressInputForm.bytes(input), Optional.of(kept));
        row.dueKey = ItemKeys.express(ItemKeys.shard(row.pk));
        row.dueSort = look(input.identity().startTime().plus(GRACE), now);
        row.start = Sortable.time(input.identity().startTime());
        row.arn = input.key().executionArn();
        row.ttl = kept.getEpochSecond();
        try {
            calls.run(() -> table.putItem(request -> request.item(row).conditionExpression(Conditions.ABSENT)));
        } catch (ConditionalCheckFailedException e) {
            // It stands already.
        }
    }

    /** Looks of the same moment in the order in which they were asked for. */
    private String look(Instant at, Instant now) {
        return Sortable.time(at) + Sortable.ordinal(ordinals.next(now));
    }

    @Override
    public boolean begin(ExecutionKey key, Instant now, Instant until) {
        ExpressRow row = identified(key.incarnation().text());
        row.dueSort = look(until, now);
        row.run = Sortable.time(until);
        Expression free = Expression.builder()
                .expression("attribute_exists(dk) AND (attribute_not_exists(#run) OR #run <= :now)")
                .putExpressionName("#run", "run")
                .putExpressionValue(":now", AttributeValue.fromS(Sortable.time(now)))
                .build();
        return update(runs, row, free);
    }

    @Override
    public List<ExecutionKey> takeDropped(Instant now, int limit) {
        Iterator<IndexRow> rows = open.upTo(SHARDS, Sortable.time(now) + "~", PAGE);
        List<ExecutionKey> taken = new ArrayList<>();
        while (taken.size() < limit && rows.hasNext()) {
            IndexRow seen = rows.next();
            Optional.ofNullable(row(Row.present(seen.pk)))
                    .filter(row -> row.record != null)
                    .filter(row -> take(row, Row.present(seen.indexSort), now))
                    .ifPresent(row ->
                            taken.add(new ExecutionKey(Row.present(row.arn), Incarnation.parse(Row.present(row.pk)))));
        }
        return taken;
    }

    /** Whether it is the caller's: its moment is still the one that the index had. */
    private boolean take(ExpressRow standing, String seen, Instant now) {
        ExpressRow row = identified(Row.present(standing.pk));
        Instant start = standing.start == null ? now : Sortable.time(standing.start);
        row.dueSort = look(ExpressInputs.nextLook(start, now), now);
        return update(looks, row, Conditions.of("ds = :seen", Map.of(":seen", seen)));
    }

    private static ExpressRow identified(String pk) {
        ExpressRow row = new ExpressRow();
        row.pk = pk;
        row.sk = ExpressRow.SORT_KEY;
        return row;
    }

    private boolean update(DynamoDbTable<ExpressRow> part, ExpressRow row, Expression condition) {
        try {
            calls.run(() -> part.updateItem(request -> request.item(row).conditionExpression(condition)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public void remove(ExecutionKey key) {
        // The key stays for a while, so that a start which is repeated after the end does not run it again.
        ExpressRow row = identified(key.incarnation().text());
        row.ttl = clock.instant().plus(REMEMBERED).getEpochSecond();
        update(table, row, Conditions.PRESENT);
    }

    @Override
    public Optional<ExpressInput> input(ExecutionKey key) {
        return input(key.incarnation().text());
    }

    @Override
    public void forEachOpen(Consumer<ExpressInput> each) {
        Iterator<IndexRow> rows = open.all(SHARDS, PAGE);
        while (rows.hasNext()) {
            input(Row.present(rows.next().pk)).ifPresent(each);
        }
    }

    /** Empty when it was removed since it was seen in the index. */
    private Optional<ExpressInput> input(String pk) {
        return Optional.ofNullable(row(pk))
                .filter(found -> found.record != null)
                .map(found -> ExpressInputForm.read(bodies.read(pk, Row.present(found.record))));
    }

    private @Nullable ExpressRow row(String pk) {
        return calls.ask(() -> table.getItem(
                request -> request.key(Row.key(pk, ExpressRow.SORT_KEY)).consistentRead(true)));
    }
}
