package dev.baton.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.encryption.EncryptionContext;
import dev.baton.engine.encryption.KeyService;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.integrations.kms.KmsKeys;
import dev.baton.integrations.optimised.OptimisedIntegration;
import dev.baton.integrations.sdk.AwsSdkAction;
import dev.baton.integrations.sdk.AwsTasks;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Services of all protocols, played by somebody else than ourselves. */
class MotoTest {
    private static Optional<MotoServer> moto = Optional.empty();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        moto = MotoServer.start();
        assumeTrue(moto.isPresent(), "no moto");
    }

    @AfterAll
    static void stop() {
        moto.ifPresent(MotoServer::close);
    }

    private static AwsTasks tasks() {
        return AwsTasks.of(moto.orElseThrow().settings());
    }

    private static JsonNode sdk(String action, String parameters) throws InterruptedException {
        return output(new AwsSdkAction(tasks()).call(Calls.call("arn:aws:states:::aws-sdk:" + action, parameters)));
    }

    private static JsonNode call(String resource, String parameters) throws InterruptedException {
        return output(new OptimisedIntegration(tasks()).call(Calls.call("arn:aws:states:::" + resource, parameters)));
    }

    private static JsonNode output(TaskAnswer answer) {
        assertThat(answer).isInstanceOf(TaskAnswer.Succeeded.class);
        return ((TaskAnswer.Succeeded) answer).output().node();
    }

    private static String error(String action, String parameters) throws InterruptedException {
        TaskAnswer answer =
                new AwsSdkAction(tasks()).call(Calls.call("arn:aws:states:::aws-sdk:" + action, parameters));
        return answer instanceof TaskAnswer.Failed failed
                ? failed.failure().error().orElse("")
                : answer.toString();
    }

    @Test
    void servicesWithJsonAreSpokenWith() throws InterruptedException {
        sdk(
                "dynamodb:createTable",
                "{\"TableName\": \"t\", \"KeySchema\": [{\"AttributeName\": \"id\", \"KeyType\": \"HASH\"}], \"AttributeDefinitions\": [{\"AttributeName\": \"id\", \"AttributeType\": \"S\"}], \"BillingMode\": \"PAY_PER_REQUEST\"}");
        call("dynamodb:putItem", "{\"TableName\": \"t\", \"Item\": {\"id\": {\"S\": \"a\"}, \"n\": {\"N\": \"1\"}}}");
        assertThat(sdk("dynamodb:getItem", "{\"TableName\": \"t\", \"Key\": {\"id\": {\"S\": \"a\"}}}")
                        .at("/Item/n/N")
                        .asText())
                .isEqualTo("1");
        sdk("ssm:putParameter", "{\"Name\": \"/p\", \"Value\": \"v\", \"Type\": \"String\"}");
        assertThat(sdk("ssm:getParameter", "{\"Name\": \"/p\"}")
                        .at("/Parameter/Value")
                        .asText())
                .isEqualTo("v");
        assertThat(error("ssm:getParameter", "{\"Name\": \"/none\"}")).isEqualTo("Ssm.ParameterNotFoundException");
        sdk("secretsmanager:createSecret", "{\"Name\": \"s\", \"SecretString\": {\"a\": 1}}");
        assertThat(sdk("secretsmanager:getSecretValue", "{\"SecretId\": \"s\"}")
                        .path("SecretString")
                        .asText())
                .isEqualTo("{\"a\":1}");
        String queue = sdk("sqs:createQueue", "{\"QueueName\": \"q\"}")
                .path("QueueUrl")
                .asText();
        assertThat(call("sqs:sendMessage", "{\"QueueUrl\": \"" + queue + "\", \"MessageBody\": \"m\"}")
                        .path("MessageId")
                        .asText())
                .isNotEmpty();
        assertThat(sdk("kms:createKey", "{}").at("/KeyMetadata/Arn").asText()).startsWith("arn:aws:kms:");
        assertThat(sdk("cloudwatchlogs:createLogGroup", "{\"LogGroupName\": \"l\"}"))
                .isEmpty();
        assertThat(call(
                                "events:putEvents",
                                "{\"Entries\": [{\"Detail\": {}, \"DetailType\": \"d\", \"Source\": \"s\"}]}")
                        .path("FailedEntryCount")
                        .asInt())
                .isZero();
    }

    @Test
    void servicesWithRestAndJsonAreSpokenWith() throws InterruptedException {
        assertThat(sdk("lambda:listFunctions", "{}").path("Functions")).isEmpty();
        assertThat(error("lambda:getFunction", "{\"FunctionName\": \"none\"}"))
                .isEqualTo("Lambda.ResourceNotFoundException");
        assertThat(sdk("scheduler:createScheduleGroup", "{\"Name\": \"g\"}")
                        .path("ScheduleGroupArn")
                        .asText())
                .contains("schedule-group/g");
        assertThat(sdk("apigateway:createRestApi", "{\"Name\": \"api\"}")
                        .path("Name")
                        .asText())
                .isEqualTo("api");
        assertThat(sdk("batch:describeJobQueues", "{}").path("JobQueues")).isEmpty();
    }

    @Test
    void servicesWithXmlAreSpokenWith() throws InterruptedException {
        sdk("s3:createBucket", "{\"Bucket\": \"bucket\"}");
        sdk(
                "s3:putObject",
                "{\"Bucket\": \"bucket\", \"Key\": \"a/b c\", \"Body\": {\"x\": 1}, \"Metadata\": {\"who\": \"me\"}}");
        JsonNode object = sdk("s3:getObject", "{\"Bucket\": \"bucket\", \"Key\": \"a/b c\"}");
        assertThat(object.path("Body").asText()).isEqualTo("{\"x\":1}");
        assertThat(object.at("/Metadata/who").asText()).isEqualTo("me");
        assertThat(sdk("s3:listObjectsV2", "{\"Bucket\": \"bucket\"}")
                        .at("/Contents/0/Key")
                        .asText())
                .isEqualTo("a/b c");
        assertThat(error("s3:headObject", "{\"Bucket\": \"bucket\", \"Key\": \"none\"}"))
                .isEqualTo("S3.NoSuchKeyException");
        assertThat(sdk("s3:deleteObjects", "{\"Bucket\": \"bucket\", \"Delete\": {\"Objects\": [{\"Key\": \"z\"}]}}")
                        .at("/Deleted/0/Key")
                        .asText())
                .isEqualTo("z");
        assertThat(sdk("route53:listHostedZones", "{}").path("HostedZones")).isEmpty();
    }

    @Test
    void servicesOfTheQueryProtocolAreSpokenWith() throws InterruptedException {
        String topic =
                sdk("sns:createTopic", "{\"Name\": \"n\"}").path("TopicArn").asText();
        assertThat(call("sns:publish", "{\"TopicArn\": \"" + topic + "\", \"Message\": {\"a\": 1}}")
                        .path("MessageId")
                        .asText())
                .isNotEmpty();
        assertThat(sdk("iam:listUsers", "{}").path("Users")).isEmpty();
        assertThat(sdk("rds:describeDBInstances", "{}").path("DbInstances")).isEmpty();
        assertThat(sdk("sts:getCallerIdentity", "{}").path("Account").asText()).isEqualTo("123456789012");
        assertThat(sdk("ec2:createVpc", "{\"CidrBlock\": \"10.0.0.0/16\"}")
                        .at("/Vpc/CidrBlock")
                        .asText())
                .isEqualTo("10.0.0.0/16");
    }

    @Test
    void aJobIsSubmittedAndAskedAboutToItsEnd() throws InterruptedException {
        sdk("glue:createJob", "{\"Name\": \"etl\", \"Role\": \"r\", \"Command\": {\"Name\": \"glueetl\"}}");
        OptimisedIntegration integration = new OptimisedIntegration(tasks());
        TaskCall call = Calls.call("arn:aws:states:::glue:startJobRun.sync", "{\"JobName\": \"etl\"}");

        Json handle = ((TaskAnswer.Submitted) integration.call(call)).handle().orElseThrow();
        JobStatus status = integration.poll(call, handle);
        for (int i = 0; i < 100 && status instanceof JobStatus.Running; i++) {
            status = integration.poll(call, handle);
        }

        assertThat(status)
                .isInstanceOfSatisfying(
                        JobStatus.Ended.class,
                        ended -> assertThat(ended.outcome()).isInstanceOf(Token.Outcome.Success.class));
    }

    @Test
    void keysOfCustomersWrapDataKeys() throws InterruptedException {
        String id = sdk("kms:createKey", "{}").path("KeyMetadata").path("Arn").asText();
        KmsKeys keys = KmsKeys.of(moto.orElseThrow().settings());
        EncryptionContext context = EncryptionContext.of("arn:aws:states:us-east-1:123456789012:stateMachine:m");
        KeyService.DataKey key = keys.newDataKey(id, context);
        assertThat(keys.open(key.wrapped(), context)).isEqualTo(key.clear());
        EncryptionContext other = EncryptionContext.of("arn:aws:states:us-east-1:123456789012:stateMachine:n");
        assertThatThrownBy(() -> keys.open(key.wrapped(), other)).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> keys.newDataKey("alias/there-is-none", context))
                .isInstanceOf(KeyRefusedException.class);
    }
}
