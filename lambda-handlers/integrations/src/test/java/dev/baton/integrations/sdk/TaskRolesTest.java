package dev.baton.integrations.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Calls;
import dev.baton.integrations.ServiceStub;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskRolesTest {
    private final ServiceStub service = new ServiceStub();
    private final AwsSdkAction integration =
            new AwsSdkAction(AwsTasks.of(service.settings().with(AwsTasks.ASSUME_ROLES, "true")));

    @AfterEach
    void stop() {
        service.close();
    }

    private static TaskCall call(Optional<String> role) {
        TaskCall call = Calls.call("arn:aws:states:::aws-sdk:ssm:getParameter", "{\"Name\": \"p\"}");
        return new TaskCall(
                call.key(),
                call.execution(),
                call.stateName(),
                call.attempt(),
                call.retryCount(),
                call.resource(),
                call.parameters(),
                role,
                call.traceHeader(),
                call.bound());
    }

    private static String session(String key) {
        return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>" + key
                + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                + "<Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
    }

    @Test
    void aTaskCallsInItsMachinesRoleAndTheSessionIsKept() throws InterruptedException {
        service.answers(200, session("AKROLE")).answers(200, "{}").answers(200, "{}");

        integration.call(call(Optional.empty()));
        integration.call(call(Optional.empty()));

        assertThat(service.requests()).hasSize(3);
        assertThat(service.requests().getFirst().body())
                .contains(
                        "Action=AssumeRole",
                        "RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fr",
                        "RoleSessionName=p1")
                .doesNotContain("ExternalId");
        assertThat(service.last().header("Authorization")).contains("Credential=AKROLE/");
        assertThat(service.last().header("X-amz-security-token")).isEqualTo("t");
    }

    @Test
    void credentialsAreAssumedByTheMachinesRole() throws InterruptedException {
        service.answers(200, session("AKMACHINE"))
                .answers(200, session("AKTASK"))
                .answers(200, "{}");

        integration.call(call(Optional.of("arn:aws:iam::999999999999:role/theirs")));

        assertThat(service.requests().get(1).header("Authorization")).contains("Credential=AKMACHINE/");
        assertThat(service.requests().get(1).body())
                .contains("ExternalId=arn%3Aaws%3Astates%3Aus-east-1%3A123456789012%3AstateMachine%3Aparent");
        assertThat(service.last().header("Authorization")).contains("Credential=AKTASK/");
    }

    @Test
    void aRoleThatMayNotBeTakenFailsTheTask() throws InterruptedException {
        service.answers(200, session("AKMACHINE"))
                .answers(
                        403,
                        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>");

        TaskAnswer answer = integration.call(call(Optional.of("arn:aws:iam::999999999999:role/theirs")));

        assertThat(answer.toString())
                .contains(
                        "States.Permissions",
                        "The role arn:aws:iam::123456789012:role/r is not authorized to assume the task state's role,"
                                + " arn:aws:iam::999999999999:role/theirs.");
    }

    @Test
    void aSessionThatExpiredBeforeItsTimeIsNotUsedAgain() throws InterruptedException {
        service.answers(200, session("AKFIRST"))
                .answers(400, "{\"__type\": \"ExpiredTokenException\", \"message\": \"expired\"}")
                .answers(200, session("AKSECOND"))
                .answers(200, "{}");

        assertThat(integration.call(call(Optional.empty())).toString())
                .contains("Ssm.SsmException", "expired (Service: Ssm, Status Code: 400");
        assertThat(integration.call(call(Optional.empty()))).isInstanceOf(TaskAnswer.Succeeded.class);
        assertThat(service.last().header("Authorization")).contains("Credential=AKSECOND/");
    }

    @Test
    void aServiceThatCannotBeReachedIsAnSdkClientException() throws InterruptedException {
        AwsSdkAction nobody =
                new AwsSdkAction(AwsTasks.of(new AwsSettings(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"))));

        assertThat(nobody.call(call(Optional.empty())).toString())
                .contains("Ssm.SdkClientException", "Unable to execute HTTP request");
    }
}
