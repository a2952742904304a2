package dev.baton.aws.deploy;

import dev.baton.aws.blob.PayloadBucket;
import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.dynamodb.Tables;
import dev.baton.aws.sqs.QueuePlan;
import dev.baton.aws.sqs.Queues;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What the functions stand on, as a blueprint says it, made wherever there is DynamoDB and SQS: by the harness, on LocalStack, in tests.
 *
 * @param blueprint what there is
 * @param prefix of all names
 * @param retention how long finished executions are kept; with it, a bucket is made for payloads that are too big for items
 */
public record DeployPlan(Blueprint blueprint, String prefix, Optional<Duration> retention) {
    public DeployPlan {
        Objects.requireNonNull(blueprint, "blueprint");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(retention, "retention");
    }

    /** The names of the tables. */
    public Tables tables() {
        return Tables.named(prefix);
    }

    /**
     * Makes what is missing, and returns when it can be used. May be repeated: tables stay as they are, queues get the
     * attributes of this plan.
     *
     * @param s3 asked only when there is a bucket
     */
    public Deployment make(DynamoDbClient dynamoDb, SqsClient sqs, Supplier<S3Client> s3) {
        tables().create(dynamoDb, blueprint);
        Queues made = new QueuePlan(prefix, blueprint).create(sqs);
        Optional<PayloadBucket> bucket = retention.map(kept -> PayloadBucket.of(blueprint.bucket(), prefix, kept));
        bucket.ifPresent(wanted -> wanted.create(s3.get()));
        return new Deployment(tables(), made, bucket.map(PayloadBucket::name));
    }
}
