package dev.baton.localstack;

import dev.baton.aws.blob.PayloadBucket;
import dev.baton.aws.blob.S3Blobs;
import dev.baton.aws.dynamodb.DynamoDbStore;
import dev.baton.aws.dynamodb.FreshTables;
import dev.baton.harness.Endpoints;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * LocalStack, one for all tests of this JVM: the one whose URL the system property {@code baton.localstack.endpoint} gives, else
 * a container where there is a Docker engine, else one in host mode. Whoever asks first waits until it is there.
 */
final class LocalStack {
    static final Duration RETENTION = Duration.ofDays(90);

    private static final String GIVEN = System.getProperty("baton.localstack.endpoint", "");

    /** The last one that starts without an account. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private LocalStack() {}

    /** Made once, when the first test asks. */
    private static final class Shared {
        static final Endpoints ENDPOINTS = Endpoints.all(endpoint());
        static final DynamoDbClient DYNAMO_DB = ENDPOINTS.dynamoDbClient();
        static final SqsClient SQS = ENDPOINTS.sqsClient();
        static final S3Client S3 = ENDPOINTS.s3Client();
    }

    private static URI endpoint() {
        if (!GIVEN.isBlank()) {
            System.err.println("LocalStack: the given one at " + GIVEN);
            return URI.create(GIVEN);
        }
        if (DockerClientFactory.instance().isDockerAvailable()) {
            System.err.println("LocalStack: a container of " + IMAGE);
            return container();
        }
        System.err.println("LocalStack: there is no Docker engine; in host mode, which is installed first if need be");
        return HostMode.start();
    }

    /** Testcontainers itself ends it with this JVM. */
    private static URI container() {
        LocalStackContainer container =
                new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("dynamodb", "sqs", "s3");
        container.start();
        return container.getEndpoint();
    }

    static Endpoints endpoints() {
        return Shared.ENDPOINTS;
    }

    static DynamoDbClient dynamoDb() {
        return Shared.DYNAMO_DB;
    }

    static SqsClient sqs() {
        return Shared.SQS;
    }

    static S3Client s3() {
        return Shared.S3;
    }

    /** Blobs in a new bucket. */
    static S3Blobs freshBlobs() {
        PayloadBucket bucket = new PayloadBucket("b" + UUID.randomUUID(), RETENTION);
        bucket.create(s3());
        return new S3Blobs(s3(), bucket.name(), "");
    }

    /** A store on new tables, with a new bucket for what is big. */
    static DynamoDbStore freshStore(InstantSource clock, Duration retention) {
        return new DynamoDbStore(dynamoDb(), FreshTables.on(dynamoDb()), Optional.of(freshBlobs()), clock, retention);
    }
}
