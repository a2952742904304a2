package dev.baton.aws.dynamodb;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Standard;
import dev.baton.aws.blueprint.TableShape;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
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
 * The names of the two tables, and how they are made as a blueprint says. See docs/adr/0010-dynamodb-tables.md.
 *
 * @param executions heads, entries, tokens, Express inputs and their parts
 * @param registry machines, versions and definitions
 */
public record Tables(String executions, String registry) {
    /** The attribute by which DynamoDB deletes items of the executions table: epoch seconds. */
    public static final String EXPIRY = "ttl";

    private static final Blueprint USUAL = Standard.BLUEPRINT;

    public Tables {
        Objects.requireNonNull(executions, "executions");
        Objects.requireNonNull(registry, "registry");
    }

    /** {@code PREFIX-executions} and {@code PREFIX-registry}. */
    public static Tables named(String prefix) {
        return new Tables(prefix + "-executions", prefix + "-registry");
    }

    /** Makes what is missing, and returns when it can be used. Existing tables stay as they are. */
    public void create(DynamoDbClient client, Blueprint blueprint) {
        createWithoutExpiry(client, blueprint);
        if (blueprint.table(Standard.EXECUTIONS).expiry().isPresent()) {
            expire(client);
        }
    }

    /** For tests whose clock stands in the past: nothing is deleted behind their back. */
    void createWithoutExpiry(DynamoDbClient client) {
        createWithoutExpiry(client, USUAL);
    }

    private void createWithoutExpiry(DynamoDbClient client, Blueprint blueprint) {
        create(client, request(executions, blueprint.table(Standard.EXECUTIONS)));
        create(client, request(registry, blueprint.table(Standard.REGISTRY)));
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

    private static CreateTableRequest request(String name, TableShape shape) {
        List<GlobalSecondaryIndex> indexes = new TreeMap<>(shape.indexes())
                .entrySet().stream()
                        .map(index -> keysOnly(index.getKey(), index.getValue()))
                        .toList();
        List<AttributeDefinition> attributes = Stream.concat(Stream.of(shape.keys()), shape.indexes().values().stream())
                .flatMap(keys -> Stream.of(keys.hash(), keys.range()))
                .map(Tables::text)
                .toList();
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .keySchema(schema(shape.keys()))
                .attributeDefinitions(attributes)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .tableClass(shape.infrequent() ? TableClass.STANDARD_INFREQUENT_ACCESS : TableClass.STANDARD);
        return indexes.isEmpty()
                ? request.build()
                : request.globalSecondaryIndexes(indexes).build();
    }

    private static GlobalSecondaryIndex keysOnly(String name, TableShape.Keys keys) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(schema(keys))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static List<KeySchemaElement> schema(TableShape.Keys keys) {
        return List.of(key(keys.hash(), KeyType.HASH), key(keys.range(), KeyType.RANGE));
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
