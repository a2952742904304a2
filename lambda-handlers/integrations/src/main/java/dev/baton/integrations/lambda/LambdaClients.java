package dev.baton.integrations.lambda;

import dev.baton.integrations.AwsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Builds the client that tasks call Lambda with: it waits long and never repeats a call. */
public final class LambdaClients {

    /** A function runs at most 15 minutes; its answer needs a moment more. */
    private static final Duration ANSWER = Duration.ofSeconds(960);

    /**
     * Shorter than what servers grant an idle connection: a call on a connection that the server just closed would be lost,
     * and nobody may repeat it.
     */
    private static final Duration IDLE = Duration.ofSeconds(4);

    private static final int CONNECTIONS = 2000;

    private LambdaClients() {}

    /** A client for AWS, or for the endpoint that the environment names. */
    public static LambdaClient of(AwsSettings settings) {
        Optional<URI> endpoint = settings.endpoint("LAMBDA");
        Region region = Region.of(settings.region());
        return new LeanLambdaClient(
                endpoint.orElseGet(() ->
                        URI.create("https://" + LambdaClient.serviceMetadata().endpointFor(region))),
                region.id(),
                endpoint.isPresent() ? localCredentials() : awsCredentials(),
                http());
    }

    /** The same, made when it is first asked for: many runs need none, and making it takes a while. */
    public static Supplier<LambdaClient> whenNeeded(AwsSettings settings) {
        return new Supplier<>() {
            private final Lock making = new ReentrantLock();
            private volatile @Nullable LambdaClient made;

            @Override
            public LambdaClient get() {
                LambdaClient client = made;
                return client != null ? client : make();
            }

            private LambdaClient make() {
                making.lock();
                try {
                    LambdaClient client = made;
                    if (client == null) {
                        client = of(settings);
                        made = client;
                    }
                    return client;
                } finally {
                    making.unlock();
                }
            }
        };
    }

    private static SdkHttpClient http() {
        return Apache5HttpClient.builder()
                .socketTimeout(ANSWER)
                .connectionTimeout(Duration.ofSeconds(10))
                .connectionAcquisitionTimeout(ANSWER)
                .connectionMaxIdleTime(IDLE)
                .useIdleConnectionReaper(true)
                .tcpKeepAlive(true)
                .maxConnections(CONNECTIONS)
                .build();
    }

    private static AwsCredentialsProvider awsCredentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    /** An endpoint of one's own takes any credentials, so that none need to be configured, nor sought in the network. */
    private static AwsCredentialsProvider localCredentials() {
        return AwsCredentialsProviderChain.builder()
                .credentialsProviders(
                        SystemPropertyCredentialsProvider.create(),
                        EnvironmentVariableCredentialsProvider.create(),
                        ProfileCredentialsProvider.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
