package dev.baton.aws.dynamodb;

import dev.baton.engine.records.SideRecords;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Side records on DynamoDB, of each kind one partition of the executions table: they are written when people change things. They
 * go with the retention.
 */
public final class DynamoDbSideRecords implements SideRecords {
    private final DynamoDbTable<SideRow> table;
    private final StoreCalls calls;
    private final Retention retention;
    private final InstantSource clock;

    DynamoDbSideRecords(DynamoDbTable<SideRow> table, StoreCalls calls, Retention retention, InstantSource clock) {
        this.table = table;
        this.calls = calls;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void put(Kind kind, SideRecord record) {
        calls.run(() -> table.putItem(row(kind, record)));
    }

    private SideRow row(Kind kind, SideRecord record) {
        SideRow row = new SideRow();
        row.pk = partition(kind);
        row.sk = record.key();
        row.text = record.text();
        row.ttl = retention.head(clock.instant()).getEpochSecond();
        return row;
    }

    private static String partition(Kind kind) {
        return "side#" + kind.code();
    }

    @Override
    public boolean replace(Kind kind, String key, Optional<String> expected, String text) {
        SideRow row = row(kind, new SideRecord(key, text));
        Expression condition = expected.map(standing -> Conditions.of("j = :j", Map.of(":j", standing)))
                .orElseGet(() -> Conditions.of("attribute_not_exists(pk)", Map.of()));
        try {
            calls.run(() -> table.putItem(request -> request.item(row).conditionExpression(condition)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // Perhaps this call, whose answer was lost.
            return find(kind, key).equals(Optional.of(text));
        }
    }

    @Override
    public Optional<String> find(Kind kind, String key) {
        SideRow row = calls.ask(() -> table.getItem(
                request -> request.key(Row.key(partition(kind), key)).consistentRead(true)));
        return Optional.ofNullable(row).filter(this::stands).map(found -> Row.present(found.text));
    }

    /** DynamoDB takes items away some days after they have expired. */
    private boolean stands(SideRow row) {
        return Row.present(row.ttl) > clock.instant().getEpochSecond();
    }

    @Override
    public List<SideRecord> latest(Kind kind, Optional<String> below, int limit) {
        Key.Builder key = Key.builder().partitionValue(partition(kind));
        QueryConditional where = below.map(highest ->
                        QueryConditional.sortLessThan(key.sortValue(highest).build()))
                .orElseGet(() -> QueryConditional.keyEqualTo(key.build()));
        return calls.ask(() -> table
                .query(query -> query.queryConditional(where)
                        .scanIndexForward(false)
                        .limit(limit)
                        .consistentRead(true))
                .items()
                .stream()
                .filter(this::stands)
                .limit(limit)
                .map(row -> new SideRecord(Row.present(row.sk), Row.present(row.text)))
                .toList());
    }
}
