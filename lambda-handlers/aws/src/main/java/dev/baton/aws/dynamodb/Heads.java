package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ListPosition;
import dev.baton.engine.log.StartResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchGetResultPageIterable;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactUpdateItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The items of heads. */
final class Heads {
    private static final int BATCH = 100;

    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<HeadRow> table;
    private final DynamoDbTable<HeadRow> closings;
    private final DynamoDbTable<HeadRow> reopenings;
    private final DynamoDbTable<HeadRow> stops;
    private final DynamoDbTable<HeadRow> dues;
    private final DynamoDbTable<HeadRow> notedDues;
    private final HeadRows rows;
    private final StoreCalls calls;
    private final InstantSource clock;
    private final Ordinals ordinals = new Ordinals();

    Heads(DynamoDbEnhancedClient client, String tableName, HeadRows rows, StoreCalls calls, InstantSource clock) {
        this.client = client;
        this.table = client.table(tableName, HeadRow.SCHEMA);
        this.closings = client.table(tableName, HeadRow.CLOSING);
        this.reopenings = client.table(tableName, HeadRow.REOPENING);
        this.stops = client.table(tableName, HeadRow.STOPPING);
        this.dues = client.table(tableName, HeadRow.DUE);
        this.notedDues = client.table(tableName, HeadRow.NOTED_DUE);
        this.rows = rows;
        this.calls = calls;
        this.clock = clock;
    }

    StartResult start(Head head) {
        Instant now = clock.instant();
        HeadRow row = rows.fresh(head, new ListPosition(head.identity().startTime(), ordinals.next(now)), now);
        try {
            calls.run(() -> table.putItem(request -> request.item(row)
                    .conditionExpression(Conditions.nameIsFree(now))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new StartResult.Started();
        } catch (ConditionalCheckFailedException e) {
            HeadRow standing = HeadRow.SCHEMA.mapToItem(e.item());
            return isOf(standing, head.key().incarnation())
                    ? new StartResult.Started()
                    : new StartResult.NameInUse(rows.whole(standing));
        }
    }

    Optional<Head> head(String executionArn) {
        return row(executionArn).map(rows::whole);
    }

    private Optional<HeadRow> row(String executionArn) {
        HeadRow row = calls.ask(() -> table.getItem(
                request -> request.key(Row.key(executionArn, HeadRow.SORT_KEY)).consistentRead(true)));
        return Optional.ofNullable(row).filter(this::stands);
    }

    private boolean stands(HeadRow row) {
        return !HeadRows.isExpired(row, clock.instant());
    }

    private static boolean isOf(HeadRow row, Incarnation incarnation) {
        return ItemKeys.incarnation(Row.present(row.incarnation)).equals(incarnation);
    }

    /** Without effect when it is closed already: another driver healed it, or this call took place before. */
    void close(Head closed, Closing how) {
        update(
                closings,
                rows.closing(closed, how),
                Conditions.openAfter(closed.redrives().count(), closed.key().incarnation()));
    }

    /**
     * Opens a closed head again, and writes an entry, at once.
     *
     * @return whether that was done, now or by a try before
     */
    boolean reopen(Head head, Entries entries, EncodedEntry entry) {
        return together(reopenings, rows.reopening(head), head.redrives().count() - 1, head.key(), entries, entry);
    }

    /**
     * Makes a closed head due, and writes an entry, at once.
     *
     * @return whether that was done, now or by a try before
     */
    boolean owe(Head closed, Entries entries, EncodedEntry entry) {
        ExecutionKey key = closed.key();
        HeadRow row = HeadRows.due(key, closed.dueAt().orElseThrow(), entry.seq());
        return together(notedDues, row, closed.redrives().count(), key, entries, entry);
    }

    /** @param redrives of the closed head that stands */
    private boolean together(
            DynamoDbTable<HeadRow> part,
            HeadRow row,
            int redrives,
            ExecutionKey key,
            Entries entries,
            EncodedEntry entry) {
        TransactUpdateItemEnhancedRequest<HeadRow> update = TransactUpdateItemEnhancedRequest.builder(HeadRow.class)
                .item(row)
                .conditionExpression(Conditions.closedAfter(redrives, key.incarnation()))
                .build();
        TransactWriteItemsEnhancedRequest.Builder writes =
                TransactWriteItemsEnhancedRequest.builder().addUpdateItem(part, update);
        entries.addTo(writes, key, entry);
        TransactWriteItemsEnhancedRequest request = writes.clientRequestToken(
                        new UUID(entry.commit().high(), entry.commit().low()).toString())
                .build();
        try {
            calls.run(() -> client.transactWriteItems(request));
            return true;
        } catch (TransactionCanceledException e) {
            return entries.stands(key, entry);
        }
    }

    void due(ExecutionKey key, Instant dueAt, long committed) {
        DynamoDbTable<HeadRow> part = committed > 0 ? notedDues : dues;
        update(part, HeadRows.due(key, dueAt, committed), Conditions.openOrOwing(key.incarnation()));
    }

    void settled(ExecutionKey key, int redrives, long seq) {
        update(dues, HeadRows.undue(key), Conditions.closedAndKnown(redrives, seq, key.incarnation()));
    }

    Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        update(stops, rows.stop(key, failure), Conditions.openAndUnasked(key.incarnation()));
        return row(key.executionArn())
                .filter(row -> isOf(row, key.incarnation()))
                .map(rows::whole);
    }

    /** Updates the attributes of a partial schema if the condition holds. */
    private void update(DynamoDbTable<HeadRow> part, HeadRow row, Expression condition) {
        try {
            calls.ask(() -> part.updateItemWithResponse(
                    request -> request.item(row).conditionExpression(condition).returnValues(ReturnValue.NONE)));
        } catch (ConditionalCheckFailedException e) {
            // Nothing to change: that is an answer, too.
        }
    }

    /** The heads of those names that stand, by name; strongly consistent, in as few requests as possible. */
    Map<String, HeadRow> byName(List<String> executionArns) {
        Map<String, HeadRow> found = new HashMap<>();
        for (int start = 0; start < executionArns.size(); start += BATCH) {
            List<String> some = executionArns.subList(start, Math.min(executionArns.size(), start + BATCH));
            batch(some).stream().filter(this::stands).forEach(row -> found.put(Row.present(row.pk), row));
        }
        return found;
    }

    private List<HeadRow> batch(List<String> names) {
        List<HeadRow> found = new ArrayList<>(names.size());
        // The pages go on until no key is left unprocessed; what is throttled is asked for again as a whole.
        ReadBatch.Builder<HeadRow> reads = ReadBatch.builder(HeadRow.class).mappedTableResource(table);
        names.forEach(name ->
                reads.addGetItem(get -> get.key(Row.key(name, HeadRow.SORT_KEY)).consistentRead(true)));
        calls.run(() -> {
            found.clear();
            BatchGetResultPageIterable pages = client.batchGetItem(request -> request.readBatches(reads.build()));
            pages.forEach(page -> found.addAll(page.resultsForTable(table)));
        });
        return found;
    }

    Head listed(HeadRow row) {
        return rows.listed(row);
    }

    Head whole(HeadRow row) {
        return rows.whole(row);
    }
}
