package dev.baton.integrations.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.Calls;
import dev.baton.integrations.ServiceStub;
import dev.baton.integrations.sdk.AwsTasks;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptimisedIntegrationTest {
    private final ServiceStub service = new ServiceStub();
    private final OptimisedIntegration integration = new OptimisedIntegration(AwsTasks.of(service.settings()));

    @AfterEach
    void stop() {
        service.close();
    }

    private TaskAnswer call(String resource, String parameters) throws InterruptedException {
        return integration.call(Calls.call("arn:aws:states:::" + resource, parameters));
    }

    private static Failure failure(TaskAnswer answer) {
        return answer instanceof TaskAnswer.Failed failed ? failed.failure() : Failure.of("none", answer.toString());
    }

    @Test
    void everyRowNamesAnActionThatThereIs() {
        assertThat(OptimisedTable.rows())
                .hasSizeGreaterThan(40)
                .allSatisfy(row -> assertThat(row.action().operation().name()).isEqualTo(row.operation()));
    }

    @Test
    void resultsTellOfTheHttpAnswerAmongTheirMembers() throws InterruptedException {
        service.answers(
                200,
                Map.of("x-amzn-RequestId", "r-1", "Content-Type", "x"),
                "{\"MD5OfMessageBody\": \"m\", \"MessageId\": \"i\"}");

        TaskAnswer answer = call("sqs:sendMessage", "{\"QueueUrl\": \"http://q\", \"MessageBody\": {\"a\": 1}}");

        assertThat(service.last().body()).contains("\"MessageBody\":\"{\\\"a\\\":1}\"");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        TaskAnswer.Succeeded.class,
                        succeeded -> assertThat(succeeded.output().text())
                                .startsWith("{\"MD5OfMessageBody\":\"m\",\"MessageId\":\"i\",\"SdkHttpMetadata\":{")
                                .endsWith("\"SdkResponseMetadata\":{\"RequestId\":\"r-1\"}}"));
    }

    @Test
    void aTokenIsAwaitedAfterTheSubmission() throws InterruptedException {
        service.answers(200, "{\"MessageId\": \"i\"}");

        assertThat(call("sqs:sendMessage.waitForTaskToken", "{\"QueueUrl\": \"http://q\", \"MessageBody\": \"t\"}"))
                .isInstanceOf(TaskAnswer.Submitted.class);
    }

    @Test
    void errorsSpeakAsTheFirstSdkDid() throws InterruptedException {
        service.answers(
                        400,
                        "{\"__type\": \"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\", \"message\": \"no\"}")
                .answers(400, "{\"__type\": \"ValidationException\", \"message\": \"bad\"}");

        assertThat(failure(call("dynamodb:putItem", "{\"TableName\": \"t\"}")))
                .isEqualTo(Failure.of(
                        "DynamoDB.ConditionalCheckFailedException",
                        "no (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException;"
                                + " Request ID: r-1; Proxy: null)"));
        assertThat(failure(call("dynamodb:putItem", "{\"TableName\": \"t\"}")).error())
                .contains("DynamoDB.AmazonDynamoDBException");
    }

    @Test
    void anEventThatWasNotTakenFailsTheTask() throws InterruptedException {
        service.answers(200, "{\"FailedEntryCount\": 1, \"Entries\": [{\"ErrorCode\": \"X\"}]}");

        assertThat(failure(call("events:putEvents", "{\"Entries\": [{\"Detail\": {\"a\": 1}}]}")))
                .isEqualTo(Failure.of(
                        "EventBridge.FailedEntry", "{\"Entries\":[{\"ErrorCode\":\"X\"}],\"FailedEntryCount\":1}"));
    }

    @Test
    void tasksOfEcsSayWhoStartedThem() throws InterruptedException {
        service.answers(200, "{\"tasks\": [{\"taskArn\": \"a\", \"createdAt\": 1.5}], \"failures\": []}")
                .answers(200, "{\"tasks\": [], \"failures\": [{\"reason\": \"RESOURCE:CPU\"}]}");

        TaskAnswer answer = call("ecs:runTask", "{\"TaskDefinition\": \"d\"}");

        assertThat(service.last().body()).contains("\"startedBy\":\"AWS Step Functions\"", "\"clientToken\":");
        assertThat(answer.toString()).contains("\"CreatedAt\":1500", "\"Attachments\":[]");
        assertThat(failure(call("ecs:runTask", "{\"TaskDefinition\": \"d\"}")).error())
                .contains("AmazonECS.Unknown");
    }

    @Test
    void clustersOfEmrHaveTheirOwnNames() throws InterruptedException {
        service.answers(200, "{\"JobFlowId\": \"j-1\"}").answers(200, "{\"StepIds\": [\"s-1\"]}");

        assertThat(call("elasticmapreduce:createCluster", "{\"Name\": \"n\", \"Instances\": {}}")
                        .toString())
                .contains("\"ClusterId\":\"j-1\"");
        assertThat(call("elasticmapreduce:addStep", "{\"ClusterId\": \"j-1\", \"Step\": {\"Name\": \"x\"}}")
                        .toString())
                .contains("\"StepId\":\"s-1\"");
        assertThat(service.last().body()).contains("\"JobFlowId\":\"j-1\"", "\"Steps\":[{");
    }

    @Test
    void patternsAreServedAsAwsOffersThem() {
        assertThat(serves("sqs:sendMessage.waitForTaskToken")).isTrue();
        assertThat(serves("dynamodb:getItem")).isTrue();
        assertThat(serves("dynamodb:getItem.waitForTaskToken")).isFalse();
        assertThat(serves("dynamodb:getItem.sync")).isFalse();
        assertThat(serves("dynamodb:query")).isFalse();
    }

    private boolean serves(String end) {
        return integration.serves(TaskResource.of("arn:aws:states:::" + end).orElseThrow());
    }
}
