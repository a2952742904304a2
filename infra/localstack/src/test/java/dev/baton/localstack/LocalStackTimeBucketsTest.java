package dev.baton.localstack;

import dev.baton.aws.dynamodb.FreshTables;
import dev.baton.aws.sqs.DynamoDbTimeBuckets;
import dev.baton.aws.sqs.TimeBuckets;
import dev.baton.aws.sqs.TimeBucketsContract;

class LocalStackTimeBucketsTest extends TimeBucketsContract {
    @Override
    protected TimeBuckets newBuckets() {
        return new DynamoDbTimeBuckets(
                LocalStack.dynamoDb(), FreshTables.on(LocalStack.dynamoDb()).executions());
    }
}
