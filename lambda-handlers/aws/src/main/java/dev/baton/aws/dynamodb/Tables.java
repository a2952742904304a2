package dev.baton.aws.dynamodb;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * The names of the two tables, and the one place that knows how they are made; whoever deploys, and the tests, use it or
 * mirror it. See docs/adr/0010-dynamodb-tables.md.
 *
 * @param executions heads, entries, tokens, Express inputs and their parts
 * @param registry machines, versions and definitions
 */
public record Tables(String executions, String registry) {
    /** The attribute by which DynamoDB deletes items of the executions table: epoch seconds. */
    public static final String EXPIRY = "ttl";

    public Tables {
        Objects.requireNonNull(executions, "executions");
        Objects.requireNonNull(registry, "registry");
    }

    /** {@code PREFIX-executions} and {@code PREFIX-registry}. */
    public static Tables named(String prefix) {
        return new Tables(prefix + "-executions", prefix + "-registry");
    }

    /** Makes what is missing, and returns when it can be used. Existing tables stay as they are. */
    public void create(DynamoDbClient client) {
        createWithoutExpiry(client);
        expire(client);
    }

    /** For tests whose clock stands in the past: nothing is deleted behind their back. */
    void createWithoutExpiry(DynamoDbClient client) {
        create(client, executionsTable());
        create(
                client,
                keyed(registry).attributeDefinitions(text("pk"), text("sk")).build());
        for (String name : List.of(executions, registry)) {
            client.waiter().waitUntilTableExists(request -> request.tableName(name));
        }
    }

    private static void create(DynamoDbClient client, CreateTableRequest request) {
        try {
            client.createTable(request);
        } catch (ResourceInUseException e) {
            // It is there already.
        }
    }

    /** Of the class for what is read seldom: what is kept for 90 days costs more to keep than to write. */
    private CreateTableRequest executionsTable() {
        return keyed(executions)
                .tableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
                .attributeDefinitions(text("pk"), text("sk"), text("lk"), text("ls"), text("dk"), text("ds"))
                .globalSecondaryIndexes(keysOnly(IndexRow.LIST, "lk", "ls"), keysOnly(IndexRow.DUE, "dk", "ds"))
                .build();
    }

    private static CreateTableRequest.Builder keyed(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .billingMode(BillingMode.PAY_PER_REQUEST);
    }

    private static GlobalSecondaryIndex keysOnly(String name, String hash, String range) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private void expire(DynamoDbClient client) {
        TimeToLiveStatus status = client.describeTimeToLive(request -> request.tableName(executions))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING) {
            return;
        }
        try {
            client.updateTimeToLive(request -> request.tableName(executions)
                    .timeToLiveSpecification(
                            expiry -> expiry.attributeName(EXPIRY).enabled(true)));
        } catch (DynamoDbException e) {
            // Somebody who makes the same tables was faster; else it is a real mistake.
            TimeToLiveStatus now = client.describeTimeToLive(request -> request.tableName(executions))
                    .timeToLiveDescription()
                    .timeToLiveStatus();
            if (now != TimeToLiveStatus.ENABLED && now != TimeToLiveStatus.ENABLING) {
                throw e;
            }
        }
    }
}
