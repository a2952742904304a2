package dev.baton.aws.dynamodb;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityCodec;
import dev.baton.engine.activity.ActivityPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactDeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Activities in the registry table: an item each, and a line in the partition that lists them. */
public final class DynamoDbActivities implements Activities {
    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<RegistryRow> table;
    private final RegistryReads reads;
    private final StoreCalls calls;

    DynamoDbActivities(DynamoDbEnhancedClient client, DynamoDbTable<RegistryRow> table, StoreCalls calls) {
        this.client = client;
        this.table = table;
        this.reads = new RegistryReads(client, table, calls);
        this.calls = calls;
    }

    @Override
    public Optional<Activity> create(Activity activity) {
        TransactWriteItemsEnhancedRequest request = TransactWriteItemsEnhancedRequest.builder()
                .addPutItem(
                        table,
                        TransactPutItemEnhancedRequest.builder(RegistryRow.class)
                                .item(row(activity))
                                .conditionExpression(Conditions.ABSENT)
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .build())
                .addPutItem(table, RegistryRow.of(RegistryKeys.ACTIVITIES, listed(activity)))
                .clientRequestToken(UUID.randomUUID().toString())
                .build();
        try {
            calls.run(() -> client.transactWriteItems(request));
            return Optional.empty();
        } catch (TransactionCanceledException e) {
            var standing = e.cancellationReasons().getFirst().item();
            return Optional.of(activity(RegistryRow.SCHEMA.mapToItem(standing)));
        }
    }

    @Override
    public Optional<Activity> activity(String arn) {
        return reads.row(arn, RegistryKeys.ACTIVITY).map(DynamoDbActivities::activity);
    }

    @Override
    public boolean replace(Activity next) {
        Expression condition = Expression.builder()
                .expression("stamp = :before")
                .putExpressionValue(":before", AttributeValue.fromN(Long.toString(next.stamp() - 1)))
                .build();
        try {
            calls.run(() -> table.putItem(request -> request.item(row(next)).conditionExpression(condition)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // A try before this one may have taken place, and only its answer was lost.
            return activity(next.arn()).filter(next::equals).isPresent();
        }
    }

    @Override
    public void remove(Activity activity) {
        TransactWriteItemsEnhancedRequest request = TransactWriteItemsEnhancedRequest.builder()
                .addDeleteItem(
                        table,
                        TransactDeleteItemEnhancedRequest.builder()
                                .key(Row.key(activity.arn(), RegistryKeys.ACTIVITY))
                                .conditionExpression(Conditions.of(
                                        "attribute_not_exists(pk) OR contains(j, :id)", Map.of(":id", activity.id())))
                                .build())
                .addDeleteItem(table, Row.key(RegistryKeys.ACTIVITIES, listed(activity)))
                .clientRequestToken(UUID.randomUUID().toString())
                .build();
        try {
            calls.run(() -> client.transactWriteItems(request));
        } catch (TransactionCanceledException e) {
            // Another one of its name stands there: it stays.
        }
    }

    @Override
    public ActivityPage list(int limit, Optional<String> after) {
        QueryConditional where = after.map(
                        position -> QueryConditional.sortGreaterThan(Row.key(RegistryKeys.ACTIVITIES, position)))
                .orElse(QueryConditional.keyEqualTo(
                        Key.builder().partitionValue(RegistryKeys.ACTIVITIES).build()));
        List<String> found = reads.sortKeys(where, limit + 1);
        List<Activity> activities = new ArrayList<>();
        for (String position : found.subList(0, Math.min(limit, found.size()))) {
            activity(RegistryKeys.arnOfListed(position)).ifPresent(activities::add);
        }
        return new ActivityPage(
                activities, found.size() > limit ? Optional.of(found.get(limit - 1)) : Optional.empty());
    }

    private static RegistryRow row(Activity activity) {
        RegistryRow row = RegistryRow.of(activity.arn(), RegistryKeys.ACTIVITY);
        row.text = ActivityCodec.encode(activity);
        row.stamp = activity.stamp();
        return row;
    }

    private static Activity activity(RegistryRow row) {
        return ActivityCodec.decode(Row.present(row.text));
    }

    private static String listed(Activity activity) {
        return RegistryKeys.listed(activity.creationDate(), activity.arn());
    }
}
