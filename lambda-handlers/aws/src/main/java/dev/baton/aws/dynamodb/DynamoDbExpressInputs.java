package dev.baton.aws.dynamodb;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.record.ExpressInputForm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Express inputs on DynamoDB: one item each, found through the index of what somebody must look after. */
public final class DynamoDbExpressInputs implements ExpressInputs {
    private static final int PAGE = 16;

    private final DynamoDbTable<ExpressRow> table;
    private final MergedIndex open;
    private final Bodies bodies;
    private final StoreCalls calls;
    private final Retention retention;
    private final InstantSource clock;
    private final Ordinals ordinals = new Ordinals();

    DynamoDbExpressInputs(
            DynamoDbTable<ExpressRow> table,
            MergedIndex open,
            Bodies bodies,
            StoreCalls calls,
            Retention retention,
            InstantSource clock) {
        this.table = table;
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
        row.dueSort = Sortable.ordinal(ordinals.next(now));
        row.ttl = kept.getEpochSecond();
        try {
            calls.run(() -> table.putItem(request -> request.item(row).conditionExpression(Conditions.ABSENT)));
        } catch (ConditionalCheckFailedException e) {
            // It stands already.
        }
    }

    @Override
    public void remove(ExecutionKey key) {
        calls.run(() -> table.deleteItem(Row.key(key.incarnation().text(), ExpressRow.SORT_KEY)));
    }

    @Override
    public Optional<ExpressInput> input(ExecutionKey key) {
        return input(key.incarnation().text());
    }

    @Override
    public void forEachOpen(Consumer<ExpressInput> each) {
        List<String> keys =
                IntStream.range(0, ItemKeys.SHARDS).mapToObj(ItemKeys::express).toList();
        Iterator<IndexRow> rows = open.all(keys, PAGE);
        while (rows.hasNext()) {
            input(Row.present(rows.next().pk)).ifPresent(each);
        }
    }

    /** Empty when it was removed since it was seen in the index. */
    private Optional<ExpressInput> input(String pk) {
        ExpressRow row = calls.ask(() -> table.getItem(
                request -> request.key(Row.key(pk, ExpressRow.SORT_KEY)).consistentRead(true)));
        return Optional.ofNullable(row).map(found -> ExpressInputForm.read(bodies.read(pk, Row.present(found.record))));
    }
}
