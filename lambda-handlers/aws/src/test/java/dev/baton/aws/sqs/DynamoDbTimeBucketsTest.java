package dev.baton.aws.sqs;

import dev.baton.aws.dynamodb.DynamoDbLocal;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class DynamoDbTimeBucketsTest extends TimeBucketsContract {
    @Override
    protected TimeBuckets newBuckets() {
        return new DynamoDbTimeBuckets(
                DynamoDbLocal.shared(), DynamoDbLocal.freshTables().executions());
    }
}
