package dev.baton.harness;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Where the services that hold the state are served. They take any credentials.
 *
 * @param s3 absent where there is none; big payloads are then cut into items
 */
public record Endpoints(URI dynamoDb, URI sqs, Optional<URI> s3) {
    public Endpoints {
        Objects.requireNonNull(dynamoDb, "dynamoDb");
        Objects.requireNonNull(sqs, "sqs");
        Objects.requireNonNull(s3, "s3");
    }

    /**
     * One server that serves all of them, as LocalStack does.
     *
     * @throws IllegalArgumentException when that is no URL of a server
     */
    public static Endpoints all(URI endpoint) {
        if (endpoint.getScheme() == null || endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "the endpoint is not a URL with scheme and host, such as http://127.0.0.1:4566: " + endpoint);
        }
        return new Endpoints(endpoint, endpoint, Optional.of(endpoint));
    }

    /** The environment variables by which functions find them. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        // There is nobody here who could hand out machines' roles.
        environment.put("BATON_ASSUME_ROLES", "false");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        environment.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
        s3.ifPresent(endpoint -> environment.put("AWS_ENDPOINT_URL_S3", endpoint.toString()));
        return environment;
    }

    /** A new client. */
    public DynamoDbClient dynamoDbClient() {
        return LocalClients.at(DynamoDbClient.builder(), dynamoDb).build();
    }

    /** A new client. */
    public SqsClient sqsClient() {
        return LocalClients.at(SqsClient.builder(), sqs).build();
    }

    /** A new client; there must be an endpoint for it. */
    public S3Client s3Client() {
        return LocalClients.at(S3Client.builder(), s3.orElseThrow())
                .forcePathStyle(true)
                .build();
    }
}
