package dev.baton.aws.deploy;

import dev.baton.aws.blob.PayloadBucket;
import dev.baton.aws.dynamodb.Tables;
import dev.baton.aws.sqs.QueuePlan;
import dev.baton.aws.sqs.Queues;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What the functions stand on, and how it is made wherever there is DynamoDB and SQS: by the harness, on LocalStack, in tests.
 *
 * @param bucket where payloads that are too big for items shall not be cut into items
 */
public record DeployPlan(Tables tables, QueuePlan queues, Optional<PayloadBucket> bucket) {
    public DeployPlan {
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(queues, "queues");
        Objects.requireNonNull(bucket, "bucket");
    }

    /**
     * Makes what is missing, and returns when it can be used. May be repeated: tables stay as they are, queues get the
     * attributes of this plan.
     *
     * @param s3 asked only when there is a bucket
     */
    public Deployment make(DynamoDbClient dynamoDb, SqsClient sqs, Supplier<S3Client> s3) {
        tables.create(dynamoDb);
        Queues made = queues.create(sqs);
        bucket.ifPresent(wanted -> wanted.create(s3.get()));
        return new Deployment(tables, made, bucket.map(PayloadBucket::name));
    }
}
