package dev.baton.aws.deploy;

import dev.baton.aws.dynamodb.DynamoDbLocal;
import dev.baton.aws.sqs.ElasticMq;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(DynamoDbLocal.class)
class DeploymentTest extends DeploymentContract {
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
    protected DynamoDbClient dynamoDb() {
        return DynamoDbLocal.shared();
    }

    @Override
    protected SqsClient sqs() {
        return server.client();
    }
}
