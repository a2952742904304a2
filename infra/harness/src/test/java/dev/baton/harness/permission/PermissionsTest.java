package dev.baton.harness.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.aws.blueprint.Standard;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final Permissions PERMISSIONS = new Permissions(Standard.BLUEPRINT, "baton");

    private static Set<AwsCall> read(String key, String target, String path, String body) {
        return read(key, "x", "POST", target, path, body);
    }

    private static Set<AwsCall> read(
            String key, String service, String method, String target, String path, String body) {
        String authorization = "AWS4-HMAC-SHA256 Credential=" + key + "/20261128/us-east-1/" + service
                + "/aws4_request, SignedHeaders=host";
        return CallReader.read(authorization, method, target, path, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void requestsAreReadAsWhatIamIsAskedFor() {
        assertThat(read("DriverFunction", "DynamoDB_20120810.PutItem", "/", "{\"TableName\":\"baton-executions\"}"))
                .containsExactly(new AwsCall("DriverFunction", "dynamodb:PutItem", "baton-executions"));
        assertThat(read(
                        "SweepFunction",
                        "DynamoDB_20120810.Query",
                        "/",
                        "{\"TableName\":\"baton-executions\",\"IndexName\":\"due\"}"))
                .containsExactly(new AwsCall("SweepFunction", "dynamodb:Query", "baton-executions/index/due"));
        assertThat(
                        read(
                                "ApiFunction",
                                "DynamoDB_20120810.TransactWriteItems",
                                "/",
                                "{\"TransactItems\":[{\"Put\":{\"TableName\":\"baton-registry\"}},{\"ConditionCheck\":{\"TableName\":\"baton-registry\"}}]}"))
                .extracting(AwsCall::action)
                .containsExactlyInAnyOrder("dynamodb:PutItem", "dynamodb:ConditionCheckItem");
        assertThat(read("ApiFunction", "AmazonSQS.SendMessageBatch", "/", "{\"QueueUrl\":\"http://x/1/baton-short\"}"))
                .containsExactly(new AwsCall("ApiFunction", "sqs:SendMessage", "baton-short"));
        assertThat(read("DriverFunction", "", "/2015-03-31/functions/charge/invocations", "{}"))
                .containsExactly(new AwsCall("DriverFunction", "lambda:InvokeFunction", "charge"));
        assertThat(read("DriverFunction", "s3", "PUT", "", "/baton-payloads/i/e-1", "x"))
                .containsExactly(new AwsCall("DriverFunction", "s3:PutObject", "baton-payloads/i/e-1"));
        assertThat(read("DriverFunction", "sts", "POST", "", "/", "Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam"))
                .containsExactly(new AwsCall("DriverFunction", "sts:AssumeRole", "arn:aws:iam"));
        assertThat(read("DriverFunction", "Logs_20140328.PutLogEvents", "/", "{\"logGroupName\":\"/aws/x\"}"))
                .containsExactly(new AwsCall("DriverFunction", "logs:PutLogEvents", "/aws/x"));
        assertThat(read("DriverFunction", "AmazonSQS.SendMessage", "/", "no JSON"))
                .hasSize(1);
    }

    @Test
    void callOutsideThePoliciesIsNamed() {
        Set<AwsCall> calls = Set.of(
                new AwsCall("DriverFunction", "dynamodb:PutItem", "baton-executions"),
                new AwsCall("DriverFunction", "dynamodb:Scan", "baton-executions"),
                new AwsCall("StarterFunction", "dynamodb:PutItem", "baton-registry"),
                new AwsCall("SweepFunction", "sqs:SendMessage", "other-short"),
                new AwsCall("", "sqs:SendMessage", "baton-short"));
        assertThat(PERMISSIONS.refused(calls))
                .containsExactly(
                        " may not sqs:SendMessage on baton-short",
                        "DriverFunction may not dynamodb:Scan on baton-executions",
                        "StarterFunction may not dynamodb:PutItem on baton-registry",
                        "SweepFunction may not sqs:SendMessage on other-short");
    }

    @Test
    void pollsOfEventSourceMappingsAreOfTheFunctionsThatQueuesFeed() {
        assertThat(PERMISSIONS.polls())
                .hasSize(9)
                .contains(new AwsCall("ExpressFunction", "sqs:ReceiveMessage", "baton-express"));
    }

    @Test
    void permissionThatNobodyUsedIsNamed() {
        Set<String> all = PERMISSIONS.unused(Set.of());
        Set<AwsCall> one = Set.of(new AwsCall("ApiFunction", "sqs:CreateQueue", "baton-activity-1"));
        Set<String> fewer = new HashSet<>(all);
        fewer.removeAll(PERMISSIONS.unused(one));
        assertThat(fewer.stream().map(line -> line.replaceAll(" on .*", "")).collect(Collectors.toSet()))
                .containsExactly("TaskRole: sqs:CreateQueue");
    }
}
