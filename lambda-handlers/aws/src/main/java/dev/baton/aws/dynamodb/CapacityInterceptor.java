package dev.baton.aws.dynamodb;

import dev.baton.aws.dynamodb.CapacityLedger.Units;
import dev.baton.aws.dynamodb.CapacityLedger.Use;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Asks DynamoDB with each request what it charges, and enters the answer into a ledger. It is given to the client's
 * override configuration.
 */
public final class CapacityInterceptor implements ExecutionInterceptor {
    private static final ReturnConsumedCapacity ASK = ReturnConsumedCapacity.INDEXES;
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query");
    private static final int UNIT = 1024;

    private final CapacityLedger ledger;

    public CapacityInterceptor(CapacityLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(ASK).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(ASK).build();
            case DeleteItemRequest delete ->
                delete.toBuilder().returnConsumedCapacity(ASK).build();
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(ASK).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(ASK).build();
            case BatchGetItemRequest batch ->
                batch.toBuilder().returnConsumedCapacity(ASK).build();
            case TransactWriteItemsRequest transaction ->
                transaction.toBuilder().returnConsumedCapacity(ASK).build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        double least = least(context.request());
        consumed(context.response()).forEach(capacity -> enter(operation, capacity, least));
    }

    /** A query that finds nothing is charged for one item, though DynamoDB Local does not say so. */
    private static double least(SdkRequest request) {
        if (request instanceof QueryRequest query) {
            return Boolean.TRUE.equals(query.consistentRead()) ? 1 : 0.5;
        }
        return 0;
    }

    private static List<ConsumedCapacity> consumed(SdkResponse response) {
        return switch (response) {
            case PutItemResponse put -> one(put.consumedCapacity());
            case UpdateItemResponse update -> one(update.consumedCapacity());
            case DeleteItemResponse delete -> one(delete.consumedCapacity());
            case GetItemResponse get -> one(get.consumedCapacity());
            case QueryResponse query -> one(query.consumedCapacity());
            case BatchGetItemResponse batch -> batch.consumedCapacity();
            case TransactWriteItemsResponse transaction -> transaction.consumedCapacity();
            default -> List.of();
        };
    }

    /** A stub of DynamoDB may not say what it would have charged. */
    private static List<ConsumedCapacity> one(@Nullable ConsumedCapacity capacity) {
        return capacity == null ? List.of() : List.of(capacity);
    }

    private void enter(String operation, ConsumedCapacity capacity, double least) {
        String name = capacity.tableName().substring(capacity.tableName().lastIndexOf('/') + 1);
        double inIndexes = 0;
        for (var index : capacity.globalSecondaryIndexes().entrySet()) {
            double used = Math.max(least, index.getValue().capacityUnits());
            inIndexes += used;
            ledger.add(new Use(operation, name, index.getKey()), units(operation, used));
        }
        double rest = capacity.table() == null
                ? capacity.capacityUnits() - inIndexes
                : capacity.table().capacityUnits();
        if (rest > 0 || inIndexes == 0) {
            ledger.add(new Use(operation, name, ""), units(operation, Math.max(least, rest)));
        }
    }

    private static Units units(String operation, double used) {
        return READS.contains(operation) ? new Units(1, used, 0, 0) : new Units(1, 0, used, 0);
    }

    /** A condition that fails is charged by the size of the item that stands there, at least one unit. */
    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof ConditionalCheckFailedException failed) {
            String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            double used = Math.max(1, Math.ceil((double) size(failed.item()) / UNIT));
            ledger.add(new Use(operation, table(context.request()), ""), new Units(1, 0, used, 1));
        }
    }

    private static String table(SdkRequest request) {
        return request.getValueForField("TableName", String.class).orElse("");
    }

    private static long size(Map<String, AttributeValue> item) {
        long size = 0;
        for (var attribute : item.entrySet()) {
            AttributeValue value = attribute.getValue();
            size += attribute.getKey().length();
            size += value.s() != null ? value.s().length() : 0;
            size += value.n() != null ? value.n().length() / 2 + 1 : 0;
            size += value.b() != null ? value.b().asByteArrayUnsafe().length : 0;
        }
        return size;
    }
}
