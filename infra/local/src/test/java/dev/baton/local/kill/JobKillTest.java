package dev.baton.local.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server, killed with SIGKILL while a job runs outside: it is asked about afterwards, submitted once, and ended for certain. */
class JobKillTest {
    private static final String DEFINITION = "{\"StartAt\":\"Job\",\"States\":{\"Job\":{\"Type\":\"Task\","
            + "\"Resource\":\"arn:aws:states:::glue:startJobRun.sync\",\"Parameters\":{\"JobName\":\"etl\"},\"End\":true}}}";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private JobService jobs;
    private ServerProcess server;
    private ApiClient api;
    private String execution;

    @BeforeEach
    void submit() throws Exception {
        jobs = new JobService();
        server = new ServerProcess(
                ServerProcess.freePort(),
                folder.resolve("data"),
                Map.of(
                        "AWS_ENDPOINT_URL",
                        jobs.endpoint(),
                        "AWS_ACCESS_KEY_ID",
                        "test",
                        "AWS_SECRET_ACCESS_KEY",
                        "test"));
        server.start();
        api = new ApiClient(server.port());
        ObjectNode machine = ApiClient.object()
                .put("name", "etl")
                .put("roleArn", "arn:aws:iam::123456789012:role/any")
                .put("definition", DEFINITION);
        String arn = api.insist("CreateStateMachine", machine)
                .path("stateMachineArn")
                .asText();
        execution = api.insist("StartExecution", ApiClient.object().put("stateMachineArn", arn))
                .path("executionArn")
                .asText();
        await("the submission is in the history", () -> history().contains("TaskSubmitted"));
    }

    @AfterEach
    void close() {
        server.close();
        jobs.close();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(50);
        }
    }

    private String history() throws Exception {
        return api.insist("GetExecutionHistory", named()).toString();
    }

    private ObjectNode named() {
        return ApiClient.object().put("executionArn", execution);
    }

    private JsonNode described() throws Exception {
        return api.insist("DescribeExecution", named());
    }

    private void restart() throws IOException, InterruptedException {
        server.kill();
        server.start();
    }

    @Test
    void aJobThatRanOnIsFoundToHaveEnded() throws Exception {
        server.kill();
        jobs.states.put("jr_1", "SUCCEEDED");
        server.start();

        await("the execution ends", () -> !described().path("status").asText().equals("RUNNING"));
        assertThat(described().path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(described().path("output").asText()).contains("\"JobRunState\":\"SUCCEEDED\"");
        assertThat(jobs.submissions).hasValue(1);
    }

    @Test
    void aJobThatFailedMeanwhileFailsItsTask() throws Exception {
        server.kill();
        jobs.states.put("jr_1", "FAILED");
        server.start();

        await("the execution ends", () -> !described().path("status").asText().equals("RUNNING"));
        assertThat(described().path("error").asText()).isEqualTo("States.TaskFailed");
        assertThat(jobs.submissions).hasValue(1);
    }

    @Test
    void aJobThatRunsIsAskedAboutAgain() throws Exception {
        restart();
        int before = jobs.polls.get();

        await("it is asked about", () -> jobs.polls.get() > before + 1);
        assertThat(described().path("status").asText()).isEqualTo("RUNNING");
        assertThat(jobs.submissions).hasValue(1);
    }

    @Test
    void aJobIsEndedForCertainAlthoughTheServerDied() throws Exception {
        jobs.refusesToStop = true;
        api.insist("StopExecution", named());
        await("the execution ends", () -> described().path("status").asText().equals("ABORTED"));

        server.kill();
        jobs.refusesToStop = false;
        server.start();

        await("the job is stopped", () -> jobs.stopped.contains("jr_1"));
        assertThat(jobs.submissions).hasValue(1);
    }
}
