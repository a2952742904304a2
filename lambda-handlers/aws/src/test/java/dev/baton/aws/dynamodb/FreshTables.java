package dev.baton.aws.dynamodb;

import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables for tests. */
public final class FreshTables {
    private FreshTables() {}

    /** New ones that nothing deletes from, though the test's clock stands in the past. */
    public static Tables on(DynamoDbClient client) {
        Tables tables = Tables.named("t" + UUID.randomUUID());
        tables.createWithoutExpiry(client);
        return tables;
    }
}
