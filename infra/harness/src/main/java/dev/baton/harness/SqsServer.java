package dev.baton.harness;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A real SQS server, ElasticMQ, in this process. */
final class SqsServer implements AutoCloseable {
    private static final int MOST_RECEIVES = 5;

    private final SQSRestServer server =
            SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    private final URI endpoint;
    private final SqsClient client;

    SqsServer() {
        this.endpoint = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        this.client = LocalClients.at(SqsClient.builder(), endpoint).build();
    }

    URI endpoint() {
        return endpoint;
    }

    SqsClient client() {
        return client;
    }

    /** Makes a queue without redrive; gives its URL. */
    String deadLetterQueue(String name) {
        return client.createQueue(request -> request.queueName(name)).queueUrl();
    }

    /** Makes a queue whose messages move to the dead-letter queue when they were handed out too often. */
    String queue(String name, long visibilitySeconds, String deadLetters) {
        String arn = client.getQueueAttributes(
                        request -> request.queueUrl(deadLetters).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(visibilitySeconds));
        attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"" + MOST_RECEIVES + "\"}");
        return client.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
