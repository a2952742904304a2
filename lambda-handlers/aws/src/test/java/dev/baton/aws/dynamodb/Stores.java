package dev.baton.aws.dynamodb;

import dev.baton.aws.blob.Blobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Stores on fresh tables of DynamoDB Local. */
final class Stores {
    static final Duration RETENTION = Duration.ofDays(90);

    private Stores() {}

    static DynamoDbStore fresh(InstantSource clock) {
        return fresh(DynamoDbLocal.shared(), clock, Optional.empty());
    }

    static DynamoDbStore fresh(DynamoDbClient client, InstantSource clock, Optional<Blobs> blobs) {
        return new DynamoDbStore(client, DynamoDbLocal.freshTables(), blobs, clock, RETENTION);
    }
}
