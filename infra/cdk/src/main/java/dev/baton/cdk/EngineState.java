package dev.baton.cdk;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.QueueShape;
import dev.baton.aws.blueprint.Standard;
import dev.baton.aws.blueprint.TableShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableClass;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** What holds state. Tables, bucket and secret stay when the stack goes. */
final class EngineState {
    private final Map<String, ITable> tables = new HashMap<>();
    private final Map<String, Queue> queues = new HashMap<>();
    private final Bucket bucket;
    private final Secret secret;

    EngineState(Construct scope, Blueprint blueprint, EngineSettings settings) {
        for (TableShape shape : blueprint.tables()) {
            Optional<ITable> adopted =
                    shape.id().equals(Standard.EXECUTIONS) ? settings.executionsTable() : settings.registryTable();
            tables.put(shape.id(), adopted.orElseGet(() -> table(scope, shape, settings)));
        }
        blueprint.queues().stream()
                .filter(shape -> shape.deadLetters().isEmpty())
                .forEach(shape -> queues.put(shape.id(), queue(scope, shape, settings)));
        blueprint.queues().stream()
                .filter(shape -> shape.deadLetters().isPresent())
                .forEach(shape -> queues.put(shape.id(), queue(scope, shape, settings)));
        this.bucket = bucket(scope, blueprint.bucket().id(), settings);
        Secret.Builder builder = Secret.Builder.create(scope, blueprint.secret().id())
                .description("Seals Baton's task tokens")
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(blueprint.secret().characters())
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN);
        settings.key().ifPresent(builder::encryptionKey);
        this.secret = builder.build();
    }

    private static Table table(Construct scope, TableShape shape, EngineSettings settings) {
        Table.Builder builder = Table.Builder.create(scope, shape.id())
                .partitionKey(text(shape.keys().hash()))
                .sortKey(text(shape.keys().range()))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .tableClass(shape.infrequent() ? TableClass.STANDARD_INFREQUENT_ACCESS : TableClass.STANDARD)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .encryption(settings.key().isPresent() ? TableEncryption.CUSTOMER_MANAGED : TableEncryption.AWS_MANAGED)
                .removalPolicy(RemovalPolicy.RETAIN);
        settings.key().ifPresent(builder::encryptionKey);
        shape.expiry().ifPresent(builder::timeToLiveAttribute);
        Table table = builder.build();
        new TreeMap<>(shape.indexes())
                .forEach((name, keys) -> table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                        .indexName(name)
                        .partitionKey(text(keys.hash()))
                        .sortKey(text(keys.range()))
                        .projectionType(ProjectionType.KEYS_ONLY)
                        .build()));
        return table;
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private Queue queue(Construct scope, QueueShape shape, EngineSettings settings) {
        Queue.Builder builder = Queue.Builder.create(scope, shape.id())
                .retentionPeriod(Duration.seconds(shape.retention().toSeconds()))
                .encryption(settings.key().isPresent() ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED)
                .enforceSsl(true);
        settings.key().ifPresent(builder::encryptionMasterKey);
        if (!shape.visibility().isZero()) {
            builder.visibilityTimeout(Duration.seconds(shape.visibility().toSeconds()));
        }
        shape.deadLetters()
                .ifPresent(dead -> builder.deadLetterQueue(DeadLetterQueue.builder()
                        .queue(queue(dead.queue()))
                        .maxReceiveCount(dead.receives())
                        .build()));
        return builder.build();
    }

    private static Bucket bucket(Construct scope, String id, EngineSettings settings) {
        Bucket.Builder builder = Bucket.Builder.create(scope, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(settings.key().isPresent() ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("forget-payloads")
                        .expiration(Duration.days(settings.payloadDays()))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN);
        settings.key().ifPresent(builder::encryptionKey);
        return builder.build();
    }

    ITable table(String id) {
        return Objects.requireNonNull(tables.get(id), id);
    }

    Queue queue(String id) {
        return Objects.requireNonNull(queues.get(id), id);
    }

    Bucket bucket() {
        return bucket;
    }

    Secret secret() {
        return secret;
    }

    /** The name of a table or of the bucket. */
    String name(String id) {
        ITable table = tables.get(id);
        return table == null ? bucket.getBucketName() : table.getTableName();
    }

    /** The ARN of a table, queue or bucket. */
    String arn(String id) {
        if (tables.containsKey(id)) {
            return table(id).getTableArn();
        }
        return queues.containsKey(id) ? queue(id).getQueueArn() : bucket.getBucketArn();
    }

    /** ARNs of what is inside of a table or of the bucket. */
    String inside(String id) {
        return arn(id) + (tables.containsKey(id) ? "/index/*" : "/*");
    }
}
