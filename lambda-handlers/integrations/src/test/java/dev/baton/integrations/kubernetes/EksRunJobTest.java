package dev.baton.integrations.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Calls;
import dev.baton.integrations.http.HttpTargets;
import dev.baton.integrations.sdk.AwsTasks;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs on a cluster of a kubeconfig. */
class EksRunJobTest {
    private static final String SYNC = "arn:aws:states:::eks:runJob.sync";

    private final ClusterStub cluster = ClusterStub.plain();
    private final EksRunJob integration = new EksRunJob(tasks(cluster), HttpTargets.of(""));

    @AfterEach
    void stop() {
        cluster.close();
    }

    static AwsTasks tasks(ClusterStub cluster) {
        String config = """
                {"clusters": [{"name": "kind", "cluster": {"server": "http://127.0.0.1:%d"}}],
                 "users": [{"name": "me", "user": {"token": "t-1"}}],
                 "contexts": [{"name": "kind-kind", "context": {"cluster": "kind", "user": "me"}}]}""".formatted(cluster.port());
        return AwsTasks.of(new AwsSettings(Map.of(Clusters.KUBECONFIG, config)));
    }

    private static TaskCall job(String metadata, String more) {
        return Calls.call(
                SYNC,
                "{\"ClusterName\": \"kind\", \"CertificateAuthority\": \"x\", \"Endpoint\": \"https://e\"" + more
                        + ", \"Job\": {\"kind\": \"Job\", \"metadata\": " + metadata + "}}");
    }

    private static TaskCall job() {
        return job("{\"name\": \"etl\"}", "");
    }

    private static String error(TaskAnswer answer) {
        return answer instanceof TaskAnswer.Failed failed
                ? failed.failure().error().orElse("")
                : answer.toString();
    }

    private JobStatus poll(TaskCall call) throws InterruptedException {
        return integration.poll(call, Json.EMPTY_OBJECT);
    }

    @Test
    void aJobRunsToItsGoodEnd() throws InterruptedException {
        TaskAnswer answer = integration.call(job());

        assertThat(answer).isInstanceOfSatisfying(TaskAnswer.Submitted.class, submitted -> {
            assertThat(submitted.output().text()).contains("\"ResponseBody\":{\"kind\":\"Job\"", "\"StatusCode\":201");
            assertThat(submitted.handle().orElseThrow().text()).contains("\"namespace\":\"default\",\"name\":\"etl\"");
        });
        assertThat(cluster.heard.getFirst().uri()).isEqualTo("/apis/batch/v1/namespaces/default/jobs");
        assertThat(cluster.heard.getFirst().authorization()).isEqualTo("Bearer t-1");
        assertThat(poll(job())).isEqualTo(new JobStatus.Running());
        cluster.end("etl", "Complete");
        assertThat(poll(job()))
                .isInstanceOfSatisfying(
                        JobStatus.Ended.class,
                        ended -> assertThat(ended.outcome())
                                .isInstanceOfSatisfying(
                                        Token.Outcome.Success.class,
                                        success -> assertThat(success.output().text())
                                                .contains("\"status\":{\"conditions\":[{\"type\":\"Complete\"")
                                                .doesNotContain("\"logs\"")));
    }

    @Test
    void logsComeWithTheEnd() throws InterruptedException {
        TaskCall call = job(
                "{\"name\": \"etl\"}",
                ", \"Namespace\": \"team\", \"LogOptions\": {\"RetrieveLogs\": true, \"LogParameters\": {\"tailLines\": [\"6\"]}}");
        integration.call(call);
        cluster.end("etl", "Complete");

        assertThat(poll(call).toString())
                .contains("\"logs\":{\"pods\":{\"pod-1\":{\"containers\":{\"main\":{\"log\":\"plain\\n\"}}},"
                        + "\"pod-2\":{\"containers\":{\"main\":{\"log\":{\"pi\":3}}}}}}");
        assertThat(cluster.heard.getLast().uri())
                .isEqualTo("/api/v1/namespaces/team/pods/pod-2/log?tailLines=6&container=main");
    }

    @Test
    void aJobThatFailedIsTheCause() throws InterruptedException {
        integration.call(job());
        cluster.end("etl", "Failed");

        assertThat(poll(job()).toString()).contains("States.TaskFailed", "\"type\":\"Failed\"");
    }

    @Test
    void anAttemptWhoseAnswerWasLostFindsItsOwnJob() throws InterruptedException {
        cluster.loseNextAnswer = true;

        assertThat(error(integration.call(job()))).isEqualTo("EKS.SdkClientException");
        assertThat(integration.repeatable(job().resource())).isTrue();
        assertThat(integration.call(job())).isInstanceOf(TaskAnswer.Submitted.class);
        assertThat(cluster.jobs).hasSize(1);
    }

    @Test
    void aJobWhoseAnswerWasLostIsEndedByItsNameAlone() throws InterruptedException {
        cluster.loseNextAnswer = true;

        assertThat(integration.call(job()))
                .isInstanceOfSatisfying(
                        TaskAnswer.Failed.class,
                        failed -> assertThat(failed.mayHaveBegun()).isTrue());
        assertThat(cluster.jobs).hasSize(1);
        assertThat(integration.cancel(job(), Optional.empty())).isEqualTo(new Cancellation.Confirmed());
        assertThat(cluster.jobs).isEmpty();
    }

    @Test
    void aNameThatIsMadeUpIsMadeOnce() throws InterruptedException {
        TaskCall call = job("{\"generateName\": \"etl-\"}", "");

        integration.call(call);
        integration.call(call);

        assertThat(cluster.jobs).hasSize(1);
        assertThat(cluster.jobs.keySet().iterator().next()).matches("etl-[0-9a-f]{8}");
    }

    @Test
    void aJobOfAnotherIsNotTakenForOnesOwn() throws InterruptedException {
        cluster.jobs.put("etl", new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode());

        assertThat(error(integration.call(job()))).isEqualTo("EKS.409");
        assertThat(integration.cancel(job(), Optional.empty())).isEqualTo(new Cancellation.Confirmed());
        assertThat(cluster.jobs).as("nor deleted").containsKey("etl");
    }

    @Test
    void aCancelledJobIsDeletedWithItsPods() throws InterruptedException {
        integration.call(job());

        assertThat(integration.cancels(job().resource())).isTrue();
        assertThat(integration.cancel(job(), Optional.empty())).isEqualTo(new Cancellation.Confirmed());
        assertThat(cluster.heard.getLast().uri()).endsWith("/jobs/etl?propagationPolicy=Background");
        assertThat(cluster.jobs).isEmpty();
        assertThat(integration.cancel(job(), Optional.empty())).isEqualTo(new Cancellation.Confirmed());
    }

    @Test
    void whatIsNotToldIsAskedAgain() throws InterruptedException {
        for (int status : new int[] {0, 429, 500, 503}) {
            cluster.status = status;
            assertThat(poll(job())).as("" + status).isInstanceOf(JobStatus.TryLater.class);
            assertThat(integration.cancel(job(), Optional.empty())).isInstanceOf(Cancellation.TryLater.class);
        }
        cluster.status = 403;
        assertThat(poll(job())).isEqualTo(new JobStatus.Refused("said 403"));
        cluster.status = 404;
        assertThat(poll(job())).isEqualTo(new JobStatus.Gone("said 404"));
    }

    @Test
    void aNameThatIsNoneIsRefused() throws InterruptedException {
        assertThat(error(integration.call(job("{\"name\": \"../../secrets\"}", ""))))
                .isEqualTo("States.Runtime");
        assertThat(error(integration.call(Calls.call(SYNC, "{\"ClusterName\": \"kind\"}"))))
                .isEqualTo("States.Runtime");
        assertThat(error(integration.call(job("{}", ", \"Jobs\": 1")))).isEqualTo("States.Runtime");
        assertThat(cluster.heard).isEmpty();
    }
}
