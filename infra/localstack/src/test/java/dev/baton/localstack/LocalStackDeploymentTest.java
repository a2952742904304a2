package dev.baton.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.aws.blob.PayloadBucket;
import dev.baton.aws.blueprint.Standard;
import dev.baton.aws.deploy.DeploymentContract;
import dev.baton.aws.sqs.Queues;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** With what the servers of the other tests do not have: retention of messages, and S3. */
class LocalStackDeploymentTest extends DeploymentContract {
    @Override
    protected DynamoDbClient dynamoDb() {
        return LocalStack.dynamoDb();
    }

    @Override
    protected SqsClient sqs() {
        return LocalStack.sqs();
    }

    @Test
    void deadLettersAreKeptLongerThanMessages() {
        Queues queues = deploy(150).queues();
        assertThat(attribute(queues.express(), QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                .isEqualTo(Long.toString(Duration.ofDays(4).toSeconds()));
        assertThat(attribute(queues.dead(), QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                .isEqualTo(Long.toString(Duration.ofDays(14).toSeconds()));
    }

    @Test
    void payloadsAreForgottenWhenNobodyCanReadTheirExecution() {
        PayloadBucket bucket = PayloadBucket.of(Standard.BLUEPRINT.bucket(), prefix, Duration.ofDays(90));
        bucket.create(LocalStack.s3());
        bucket.create(LocalStack.s3());
        assertThat(LocalStack.s3()
                        .getBucketLifecycleConfiguration(request -> request.bucket(bucket.name()))
                        .rules())
                .extracting(
                        LifecycleRule::statusAsString, rule -> rule.expiration().days())
                .containsExactly(tuple("Enabled", 366 + 90 + 30));
    }
}
