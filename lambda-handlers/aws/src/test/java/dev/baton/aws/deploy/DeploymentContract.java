package dev.baton.aws.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Standard;
import dev.baton.aws.sqs.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the tables and queues are that {@link DeployPlan} makes, wherever it makes them. */
public abstract class DeploymentContract {
    protected final String prefix = "d" + UUID.randomUUID();

    protected abstract DynamoDbClient dynamoDb();

    protected abstract SqsClient sqs();

    protected final Deployment deploy(int driverVisibility) {
        Blueprint blueprint = Standard.BLUEPRINT.timed(
                function -> function.id().equals("DriverFunction")
                        ? function.within(Duration.ofSeconds(driverVisibility).minus(Standard.MARGIN))
                        : function,
                Standard.MARGIN);
        return new DeployPlan(blueprint, prefix, Optional.empty()).make(dynamoDb(), sqs(), () -> {
            throw new AssertionError("no bucket was asked for");
        });
    }

    @Test
    void repeatedDeploymentGivesTheSame() {
        Deployment first = deploy(150);
        assertThat(deploy(150)).isEqualTo(first);
        assertThat(dynamoDb()
                        .describeTable(
                                request -> request.tableName(first.tables().executions()))
                        .table()
                        .tableStatus())
                .isEqualTo(TableStatus.ACTIVE);
    }

    @Test
    void executionsExpireAndHaveTwoIndexesOfKeys() {
        String table = deploy(150).tables().executions();
        assertThat(dynamoDb()
                        .describeTimeToLive(request -> request.tableName(table))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(dynamoDb()
                        .describeTable(request -> request.tableName(table))
                        .table()
                        .globalSecondaryIndexes())
                .hasSize(2)
                .allMatch(index -> index.projection().projectionType() == ProjectionType.KEYS_ONLY);
    }

    @Test
    void environmentNamesEveryTableAndQueue() {
        Map<String, String> environment = deploy(150).environment();
        assertThat(environment)
                .containsOnlyKeys(
                        "BATON_EXECUTIONS_TABLE",
                        "BATON_REGISTRY_TABLE",
                        "BATON_QUEUE_URL",
                        "BATON_LONG_QUEUE_URL",
                        "BATON_EXPRESS_QUEUE_URL",
                        "BATON_DEAD_LETTER_QUEUE_URL");
        assertThat(environment.get("BATON_EXECUTIONS_TABLE")).isEqualTo(prefix + "-executions");
        assertThat(environment.get("BATON_LONG_QUEUE_URL")).startsWith("http").endsWith(prefix + "-long");
    }

    @Test
    void laneHidesAMessageAsLongAsItsFunctionMayRun() {
        Queues queues = deploy(150).queues();
        assertThat(List.of(queues.shortLane(), queues.longLane(), queues.express()))
                .extracting(queue -> attribute(queue, QueueAttributeName.VISIBILITY_TIMEOUT))
                .containsExactly("150", "930", "340");
    }

    @Test
    void changedTimeoutReachesTheExistingQueue() {
        String queue = deploy(150).queues().shortLane();
        assertThat(deploy(90).queues().shortLane()).isEqualTo(queue);
        assertThat(attribute(queue, QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("90");
    }

    @Test
    void messageThatNobodyCanDoIsADeadLetterAfterFiveTries() {
        Queues queues = deploy(150).queues();
        for (String lane : List.of(queues.shortLane(), queues.longLane(), queues.express())) {
            sqs().sendMessage(request -> request.queueUrl(lane).messageBody(lane));
            for (int round = 0; round < 5; round++) {
                Message message = receive(lane).orElseThrow();
                assertThat(message.body()).isEqualTo(lane);
                sqs().changeMessageVisibility(request -> request.queueUrl(lane)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
            }
            assertThat(sqs().receiveMessage(request -> request.queueUrl(lane).waitTimeSeconds(1))
                            .messages())
                    .isEmpty();
            assertThat(receive(queues.dead()).map(Message::body)).contains(lane);
        }
    }

    private Optional<Message> receive(String queue) {
        Instant end = Instant.now().plusSeconds(120);
        List<Message> got = List.of();
        while (got.isEmpty() && Instant.now().isBefore(end)) {
            got = sqs().receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(1))
                    .messages();
        }
        return got.stream().findFirst();
    }

    protected final String attribute(String queue, QueueAttributeName name) {
        return sqs().getQueueAttributes(request -> request.queueUrl(queue).attributeNames(name))
                .attributes()
                .get(name);
    }
}
