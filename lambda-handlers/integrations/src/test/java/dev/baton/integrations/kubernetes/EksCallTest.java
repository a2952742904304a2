package dev.baton.integrations.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Calls;
import dev.baton.integrations.http.HttpTargets;
import dev.baton.integrations.sdk.AwsTasks;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EksCallTest {
    private final ClusterStub cluster = ClusterStub.plain();
    private final EksCall integration = new EksCall(EksRunJobTest.tasks(cluster), HttpTargets.of(""));

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static TaskAnswer call(EksCall integration, String more) throws InterruptedException {
        return integration.call(Calls.call("arn:aws:states:::eks:call", "{\"ClusterName\": \"kind\", " + more + "}"));
    }

    private static Failure failure(TaskAnswer answer) {
        return answer instanceof TaskAnswer.Failed failed ? failed.failure() : Failure.of("none", answer.toString());
    }

    @Test
    void anAnswerHasHeadersBodyAndStatus() throws InterruptedException {
        TaskAnswer answer = call(
                integration,
                "\"Method\": \"GET\", \"Path\": \"/api/v1/namespaces/default/pods\", \"QueryParameters\":"
                        + " {\"labelSelector\": [\"job-name=example-job\"]}");

        assertThat(cluster.heard.getFirst().uri())
                .isEqualTo("/api/v1/namespaces/default/pods?labelSelector=job-name%3Dexample-job");
        assertThat(answer.toString())
                .contains("\"Headers\":{", "\"ResponseBody\":{\"items\":[", "\"StatusCode\":200,\"StatusText\":\"OK\"");
    }

    @Test
    void aRefusalIsNamedByItsStatus() throws InterruptedException {
        cluster.status = 401;

        assertThat(failure(call(integration, "\"Method\": \"GET\", \"Path\": \"/api\"")))
                .isEqualTo(Failure.of(
                        "EKS.401",
                        "{\"ResponseBody\":{\"kind\":\"Status\",\"message\":\"said 401\",\"code\":401},\"StatusCode\":401,"
                                + "\"StatusText\":\"Unauthorized\"}"));
    }

    @Test
    void patchesSayWhatTheyAre() throws InterruptedException {
        call(integration, "\"Method\": \"PATCH\", \"Path\": \"/a\", \"RequestBody\": [{\"op\": \"add\"}]");
        call(integration, "\"Method\": \"PATCH\", \"Path\": \"/a\", \"RequestBody\": {\"spec\": {}}");

        assertThat(cluster.heard)
                .extracting(ClusterStub.Heard::contentType)
                .containsExactly("application/json-patch+json", "application/merge-patch+json");
    }

    @Test
    void whatIsNoCallIsRefused() throws InterruptedException {
        for (String wrong : new String[] {
            "\"Method\": \"TRACE\", \"Path\": \"/a\"",
            "\"Method\": \"GET\", \"Path\": \"a\"",
            "\"Method\": \"GET\", \"Path\": \"/a?b=c\"",
            "\"Method\": \"GET\", \"Path\": \"/a b\"",
            "\"Method\": \"GET\", \"Path\": \"/a\", \"Other\": 1"
        }) {
            assertThat(failure(call(integration, wrong)).error()).as(wrong).contains("States.Runtime");
        }
        assertThat(cluster.heard).isEmpty();
    }

    @Test
    void aClusterThatOnlyTheTaskNamesMustBePublic() throws InterruptedException {
        EksCall stranger = new EksCall(
                AwsTasks.of(new AwsSettings(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"))), HttpTargets.of(""));
        String authority = Base64.getEncoder()
                .encodeToString(TestCertificates.get().authority().getBytes(StandardCharsets.US_ASCII));

        for (String endpoint :
                new String[] {"http://127.0.0.1:" + cluster.port(), "https://169.254.169.254", "https://10.0.0.1"}) {
            assertThat(failure(call(
                                    stranger,
                                    "\"Endpoint\": \"" + endpoint + "\", \"CertificateAuthority\": \"" + authority
                                            + "\", \"Method\": \"GET\", \"Path\": \"/api\""))
                            .error()
                            .orElseThrow())
                    .as(endpoint)
                    .isIn("States.Runtime", "EKS.SdkClientException");
        }
        assertThat(cluster.heard).isEmpty();
    }

    @Test
    void aTaskIsKnownToEksBySignedWords() throws InterruptedException {
        EksCall named = new EksCall(
                AwsTasks.of(new AwsSettings(Map.of("AWS_ENDPOINT_URL", "http://sts.test"))),
                HttpTargets.of("127.0.0.1:" + cluster.port()));
        String authority = Base64.getEncoder()
                .encodeToString(TestCertificates.get().authority().getBytes(StandardCharsets.US_ASCII));

        call(
                named,
                "\"Endpoint\": \"http://127.0.0.1:" + cluster.port() + "\", \"CertificateAuthority\": \"" + authority
                        + "\", \"Method\": \"GET\", \"Path\": \"/api/v1/pods\"");

        String token = cluster.heard.getFirst().authorization().replace("Bearer k8s-aws-v1.", "");
        assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8))
                .startsWith("http://sts.test/?")
                .contains(
                        "Action=GetCallerIdentity",
                        "X-Amz-Expires=60",
                        "X-Amz-SignedHeaders=host%3Bx-k8s-aws-id",
                        "X-Amz-Signature=");
    }
}
