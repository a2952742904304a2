package dev.baton.integrations.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.Calls;
import dev.baton.integrations.ServiceStub;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsSdkActionTest {
    private final ServiceStub service = new ServiceStub();
    private final AwsSdkAction integration = new AwsSdkAction(AwsTasks.of(service.settings()));

    @AfterEach
    void stop() {
        service.close();
    }

    private TaskAnswer call(String action, String parameters) throws InterruptedException {
        return integration.call(Calls.call("arn:aws:states:::aws-sdk:" + action, parameters));
    }

    private static String output(TaskAnswer answer) {
        return answer instanceof TaskAnswer.Succeeded succeeded
                ? succeeded.output().text()
                : answer.toString();
    }

    private static Failure failure(TaskAnswer answer) {
        return answer instanceof TaskAnswer.Failed failed ? failed.failure() : Failure.of("none", answer.toString());
    }

    @Test
    void jsonServicesAreCalledWithTheModelsNames() throws InterruptedException {
        service.answers(200, "{\"Parameter\": {\"ARN\": \"a\", \"LastModifiedDate\": 1.5, \"Version\": 3}}");

        TaskAnswer answer = call("ssm:getParameter", "{\"Name\": \"/p\", \"WithDecryption\": \"true\"}");

        assertThat(output(answer))
                .isEqualTo(
                        "{\"Parameter\":{\"Arn\":\"a\",\"LastModifiedDate\":\"1970-01-01T00:00:01.500Z\",\"Version\":3}}");
        assertThat(service.last().body()).isEqualTo("{\"Name\":\"/p\",\"WithDecryption\":true}");
        assertThat(service.last().header("X-amz-target")).isEqualTo("AmazonSSM.GetParameter");
        assertThat(service.last().header("Authorization")).contains("us-east-1/ssm/aws4_request");
    }

    @Test
    void objectsBecomeTextsWhereTheModelWantsTexts() throws InterruptedException {
        service.answers(200, "{}");

        call("secretsmanager:createSecret", "{\"Name\": \"s\", \"SecretString\": {\"user\": [1, null]}}");

        assertThat(service.last().body()).contains("\"SecretString\":\"{\\\"user\\\":[1,null]}\"");
    }

    @Test
    void theTokenOfAnAttemptIsTheSameWheneverItIsCalled() throws InterruptedException {
        service.answers(200, "{}").answers(200, "{}");

        call("secretsmanager:createSecret", "{\"Name\": \"s\"}");
        call("secretsmanager:createSecret", "{\"Name\": \"s\"}");

        assertThat(service.last().body())
                .isEqualTo(service.requests().getFirst().body())
                .contains("ClientRequestToken");
        assertThat(integration.repeatable(resource("aws-sdk:secretsmanager:createSecret")))
                .isTrue();
        assertThat(integration.repeatable(resource("aws-sdk:dynamodb:putItem"))).isFalse();
        assertThat(integration.repeatable(resource("aws-sdk:dynamodb:getItem"))).isTrue();
    }

    private static TaskResource resource(String end) {
        return TaskResource.of("arn:aws:states:::" + end).orElseThrow();
    }

    @Test
    void bucketsOfAServerOfOnesOwnStandInThePath() throws InterruptedException {
        service.answers(200, Map.of("ETag", "\"e\"", "x-amz-checksum-crc32", "KUmHvQ=="), "");

        TaskAnswer answer = call("s3:putObject", "{\"Bucket\": \"b\", \"Key\": \"x/y z\", \"Body\": \"text data\"}");

        assertThat(service.last().uri()).isEqualTo("/b/x/y%20z");
        assertThat(service.last().body()).isEqualTo("\"text data\"");
        assertThat(service.last().header("Content-type")).isEqualTo("text/plain; charset=UTF-8");
        assertThat(service.last().header("X-amz-checksum-crc32")).isEqualTo("KUmHvQ==");
        assertThat(output(answer)).contains("\"ChecksumCRC32\":\"KUmHvQ==\"", "\"ETag\":\"\\\"e\\\"\"");
    }

    @Test
    void queryServicesGetAForm() throws InterruptedException {
        service.answers(
                200,
                "<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance>"
                        + "<DBInstanceIdentifier>d</DBInstanceIdentifier></DBInstance></DBInstances>"
                        + "</DescribeDBInstancesResult></DescribeDBInstancesResponse>");

        TaskAnswer answer = call("rds:describeDBInstances", "{\"DbInstanceIdentifier\": \"d\"}");

        assertThat(service.last().body())
                .startsWith("Action=DescribeDBInstances&Version=2014-10-31&DBInstanceIdentifier=d");
        assertThat(output(answer)).isEqualTo("{\"DbInstances\":[{\"DbInstanceIdentifier\":\"d\"}]}");
    }

    @Test
    void listedErrorsHaveTheirNames() throws InterruptedException {
        service.answers(400, "{\"__type\": \"com.amazon#ParameterNotFound\", \"message\": \"gone\"}");

        assertThat(failure(call("ssm:getParameter", "{\"Name\": \"p\"}")))
                .isEqualTo(Failure.of(
                        "Ssm.ParameterNotFoundException",
                        "gone (Service: Ssm, Status Code: 400, Request ID: r-1) (SDK Attempt Count: 1)"));
    }

    @Test
    void otherErrorsAreTheServicesOwn() throws InterruptedException {
        service.answers(503, "<html>busy</html>").answers(400, "{\"__type\": \"SomethingElse\"}");

        assertThat(failure(call("ssm:getParameter", "{\"Name\": \"p\"}")))
                .isEqualTo(Failure.of(
                        "Ssm.SsmException",
                        "null (Service: Ssm, Status Code: 503, Request ID: r-1) (SDK Attempt Count: 1)"));
        assertThat(failure(call("ssm:getParameter", "{\"Name\": \"p\"}")).error())
                .contains("Ssm.SsmException");
    }

    @Test
    void headersAnswerOfNothingIsNoSuchKey() throws InterruptedException {
        service.answers(404, "");

        assertThat(failure(call("s3:headObject", "{\"Bucket\": \"b\", \"Key\": \"k\"}"))
                        .error())
                .contains("S3.NoSuchKeyException");
    }

    @Test
    void aClosedConnectionIsASdkClientException() throws InterruptedException {
        service.answers(0, "");

        assertThat(failure(call("ssm:getParameter", "{\"Name\": \"p\"}")).error())
                .contains("Ssm.SdkClientException");
        assertThat(service.requests()).as("it is never sent again").hasSize(1);
    }

    @Test
    void answersThatAreNotWhatTheModelSaysFailTheTask() throws InterruptedException {
        service.answers(200, "{\"Parameter\": [1]}").answers(200, "<no json>");

        assertThat(failure(call("ssm:getParameter", "{\"Name\": \"p\"}"))
                        .cause()
                        .orElse(""))
                .contains("Unable to unmarshall response");
        assertThat(failure(call("ssm:getParameter", "{\"Name\": \"p\"}")).error())
                .contains("Ssm.SdkClientException");
    }

    @Test
    void longAnswersExceedTheLimit() throws InterruptedException {
        service.answers(200, "{\"Parameter\": {\"Value\": \"" + "x".repeat(300_000) + "\"}}");

        assertThat(failure(call("ssm:getParameter", "{\"Name\": \"p\"}")).error())
                .contains("States.DataLimitExceeded");
    }

    @Test
    void unknownFieldsAreRefusedByName() throws InterruptedException {
        assertThat(failure(call("ssm:getParameter", "{\"Name\": \"p\", \"Nom\": 1, \"WithDecryption\": 7}")))
                .isEqualTo(Failure.of(
                        "States.Runtime",
                        "The Parameters '{\"Name\": \"p\", \"Nom\": 1, \"WithDecryption\": 7}' could not be used to start the"
                                + " Task: [The field \"Nom\" is not supported by Step Functions, The value for the field"
                                + " 'WithDecryption' must be a boolean but was: 7]"));
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void whatNobodyHasIsNotServed() {
        assertThat(integration.serves(resource("aws-sdk:ssm:getParameter"))).isTrue();
        assertThat(integration.serves(resource("aws-sdk:ssm:getParameter.waitForTaskToken")))
                .isTrue();
        assertThat(integration.serves(resource("aws-sdk:ssm:getParameter.sync")))
                .isFalse();
        assertThat(integration.serves(resource("aws-sdk:ssm:GetParameter"))).isFalse();
        assertThat(integration.serves(resource("aws-sdk:ssm:getParam"))).isFalse();
        assertThat(integration.serves(resource("aws-sdk:nothing:get"))).isFalse();
        assertThat(integration.serves(resource("aws-sdk:sts:assumeRole"))).isFalse();
        assertThat(integration.serves(resource("aws-sdk:kinesis:subscribeToShard")))
                .isFalse();
    }

    @Test
    void tracesAreHandedOn() throws InterruptedException {
        service.answers(200, "{}");

        integration.call(Calls.call("arn:aws:states:::aws-sdk:ssm:getParameter", "{\"Name\": \"p\"}")
                .tracedBy("Root=1-2-3"));

        assertThat(Optional.of(service.last().header("X-amzn-trace-id"))).contains("Root=1-2-3");
    }
}
