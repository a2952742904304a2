package dev.baton.functions;

import dev.baton.aws.blob.Blobs;
import dev.baton.aws.blob.S3Blobs;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.lambda.LambdaClients;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients of the services, built once for each process: at init, so that a snapshot has them.
 *
 * @param polls waits for messages of activities' queues
 * @param s3 made when it is asked for
 * @param blobs the bucket for what is too big for items, where there is one
 * @param lambda calls the functions of tasks, never twice
 * @param functions asks about functions
 */
record Clients(
        DynamoDbClient dynamoDb,
        SqsClient sqs,
        Supplier<SqsClient> polls,
        Supplier<S3Client> s3,
        Optional<Blobs> blobs,
        Supplier<LambdaClient> lambda,
        Supplier<LambdaClient> functions) {
    /** The store and the queues answer in milliseconds; whoever waits longer asks again. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** SQS waits for a message up to 20 s. */
    private static final Duration LONG_POLL = Duration.ofSeconds(25);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 200;

    /** @param ledger counts what they ask for, where that is wanted */
    static Clients of(FunctionSettings function, Optional<Ledger> ledger) {
        AwsSettings settings = function.aws();
        SdkHttpClient http = new LateHttpClient(() -> http(ANSWER));
        AwsCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        DynamoDbClient dynamoDb = intercepted(
                        at(DynamoDbClient.builder(), settings, settings.endpoint("DYNAMODB"), credentials),
                        ledger.map(Ledger::ofUnits))
                .httpClient(http)
                .build();
        SqsClient sqs = intercepted(
                        at(SqsClient.builder(), settings, settings.endpoint("SQS"), credentials),
                        ledger.map(Ledger::ofRequests),
                        new TracedMessages())
                .httpClient(http)
                .build();
        Supplier<SqsClient> polls = new Once<>(() -> intercepted(
                        at(SqsClient.builder(), settings, settings.endpoint("SQS"), credentials),
                        ledger.map(Ledger::ofRequests))
                .httpClient(http(LONG_POLL))
                .build())::get;
        Optional<URI> stored = settings.endpoint("S3");
        Supplier<S3Client> s3 = new Once<>(
                () -> intercepted(at(S3Client.builder(), settings, stored, credentials), ledger.map(Ledger::ofRequests))
                        // AWS has a host name for each bucket, others may have none.
                        .forcePathStyle(stored.isPresent())
                        .httpClient(http)
                        .build())::get;
        Optional<Blobs> blobs = function.bucket().map(bucket -> new S3Blobs(s3.get(), bucket, ""));
        Supplier<LambdaClient> tasks = LambdaClients.whenNeeded(settings);
        return new Clients(
                dynamoDb,
                sqs,
                polls,
                s3,
                blobs,
                ledger.map(counts -> counts.ofCalls(tasks)).orElse(tasks),
                // Most executions call some function, but a cold start need not wait for it.
                new Once<>(() -> at(LambdaClient.builder(), settings, settings.endpoint("LAMBDA"), credentials)
                        .httpClient(http)
                        .build())::get);
    }

    private static SdkHttpClient http(Duration answer) {
        return Apache5HttpClient.builder()
                .socketTimeout(answer)
                .connectionTimeout(CONNECT)
                .tcpKeepAlive(true)
                .maxConnections(CONNECTIONS)
                .build();
    }

    /** All at once, because what is set later replaces what was set before. */
    private static <B extends AwsClientBuilder<B, ?>> B intercepted(
            B builder, Optional<ExecutionInterceptor> counter, ExecutionInterceptor... others) {
        builder.overrideConfiguration(configuration -> {
            counter.ifPresent(configuration::addExecutionInterceptor);
            Stream.of(others).forEach(configuration::addExecutionInterceptor);
        });
        return builder;
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(
            B builder, AwsSettings settings, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(settings.region())).credentialsProvider(credentials);
    }
}
