package dev.baton.aws.sqs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsWakeUpsTest extends SqsWakeUpsContract {
    private static ElasticMq server;

    @BeforeAll
    static void start() {
        server = new ElasticMq();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected SqsClient sqs() {
        return server.client();
    }
}
