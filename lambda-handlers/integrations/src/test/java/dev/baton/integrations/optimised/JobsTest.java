package dev.baton.integrations.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.integrations.Calls;
import dev.baton.integrations.ServiceStub;
import dev.baton.integrations.sdk.AwsTasks;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final Json GLUE = Json.ofText("{\"name\": \"etl\", \"id\": \"jr_1\"}");

    private final ServiceStub service = new ServiceStub();
    private final OptimisedIntegration integration = new OptimisedIntegration(AwsTasks.of(service.settings()));

    @AfterEach
    void stop() {
        service.close();
    }

    private static TaskCall call(String resource, String parameters) {
        return Calls.call("arn:aws:states:::" + resource, parameters);
    }

    private static TaskCall glue() {
        return call("glue:startJobRun.sync", "{\"JobName\": \"etl\"}");
    }

    @Test
    void aSubmissionGivesAHandle() throws InterruptedException {
        service.answers(200, "{\"JobRunId\": \"jr_1\"}");

        assertThat(integration.call(glue())).isInstanceOfSatisfying(TaskAnswer.Submitted.class, submitted -> {
            assertThat(submitted.handle().orElseThrow().text())
                    .startsWith("{\"")
                    .contains("\"name\":\"etl\"", "\"id\":\"jr_1\"", "\"at\":");
            assertThat(submitted.output().text()).contains("\"JobRunId\":\"jr_1\"", "SdkHttpMetadata");
        });
        assertThat(integration.polls(glue().resource())).isTrue();
        assertThat(integration.cancels(glue().resource())).isTrue();
        assertThat(integration.repeatable(glue().resource())).isFalse();
    }

    @Test
    void aJobRunsUntilItsStateIsAnEnd() throws InterruptedException {
        service.answers(200, "{\"JobRun\": {\"Id\": \"jr_1\", \"JobRunState\": \"RUNNING\"}}")
                .answers(200, "{\"JobRun\": {\"Id\": \"jr_1\", \"JobRunState\": \"SUCCEEDED\", \"StartedOn\": 2}}");

        assertThat(integration.poll(glue(), GLUE)).isEqualTo(new JobStatus.Running());
        assertThat(service.last().body()).isEqualTo("{\"JobName\":\"etl\",\"RunId\":\"jr_1\"}");
        assertThat(integration.poll(glue(), GLUE))
                .isEqualTo(new JobStatus.Ended(new Token.Outcome.Success(
                        Json.ofText("{\"Id\":\"jr_1\",\"JobRunState\":\"SUCCEEDED\",\"StartedOn\":2000}"))));
    }

    @Test
    void aJobThatFailedIsTheCause() throws InterruptedException {
        service.answers(200, "{\"JobRun\": {\"Id\": \"jr_1\", \"JobRunState\": \"FAILED\", \"ErrorMessage\": \"e\"}}");

        assertThat(integration.poll(glue(), GLUE))
                .isEqualTo(new JobStatus.Ended(new Token.Outcome.Fault(Failure.of(
                        "States.TaskFailed", "{\"ErrorMessage\":\"e\",\"Id\":\"jr_1\",\"JobRunState\":\"FAILED\"}"))));
    }

    @Test
    void aPollThatFindsNothingOutIsTriedLater() throws InterruptedException {
        service.answers(500, "oh")
                .answers(400, "{\"__type\": \"ThrottlingException\"}")
                .answers(0, "");

        for (int i = 0; i < 3; i++) {
            assertThat(integration.poll(glue(), GLUE)).isInstanceOf(JobStatus.TryLater.class);
        }
    }

    @Test
    void whoMayNotAskIsToldSo() throws InterruptedException {
        service.answers(
                400,
                "{\"__type\": \"AccessDeniedException\", \"Message\": \"not authorized to perform: glue:GetJobRun\"}");

        assertThat(integration.poll(glue(), GLUE))
                .isEqualTo(new JobStatus.Refused("not authorized to perform: glue:GetJobRun"));
    }

    @Test
    void aJobThatIsGoneIsToldApart() throws InterruptedException {
        service.answers(400, "{\"__type\": \"EntityNotFoundException\", \"Message\": \"no run\"}");

        assertThat(integration.poll(glue(), GLUE)).isInstanceOf(JobStatus.Gone.class);
    }

    @Test
    void whatWasDeletedIsDoneWhenItIsGone() throws InterruptedException {
        service.answers(404, "{\"message\": \"No cluster found\"}");
        TaskCall call = call("eks:deleteCluster.sync", "{\"Name\": \"c\"}");

        assertThat(integration.poll(call, Json.ofText("{\"name\": \"c\"}")))
                .isEqualTo(new JobStatus.Ended(new Token.Outcome.Success(Json.EMPTY_OBJECT)));
    }

    @Test
    void aCancelIsConfirmedWhenTheServiceTookItOrHasNoSuchJob() throws InterruptedException {
        service.answers(200, "{}")
                .answers(400, "{\"__type\": \"EntityNotFoundException\"}")
                .answers(503, "");

        assertThat(integration.cancel(glue(), Optional.of(GLUE))).isEqualTo(new Cancellation.Confirmed());
        assertThat(service.last().header("X-amz-target")).isEqualTo("AWSGlue.BatchStopJobRun");
        assertThat(service.last().body()).isEqualTo("{\"JobName\":\"etl\",\"JobRunIds\":[\"jr_1\"]}");
        assertThat(integration.cancel(glue(), Optional.of(GLUE))).isEqualTo(new Cancellation.Confirmed());
        assertThat(integration.cancel(glue(), Optional.of(GLUE))).isInstanceOf(Cancellation.TryLater.class);
        assertThat(integration.cancel(glue(), Optional.empty())).isEqualTo(new Cancellation.Confirmed());
    }

    private static TaskCall athena() {
        return call("athena:startQueryExecution.sync", "{\"QueryString\": \"SELECT 1\"}");
    }

    @Test
    void aCallWhoseAnswerIsLostMayHaveBegunAJobThatItsTokenFinds() throws InterruptedException {
        service.answers(0, "")
                .answers(500, "oh")
                .answers(400, "{\"__type\": \"InvalidRequestException\"}")
                .answers(0, "");

        assertThat(mayHaveBegun(athena())).isTrue();
        assertThat(mayHaveBegun(athena())).isTrue();
        assertThat(mayHaveBegun(athena())).as("refused").isFalse();
        assertThat(mayHaveBegun(glue())).as("no token").isFalse();
    }

    @Test
    void aCallThatNeverArrivedHasBegunNothing() throws InterruptedException {
        service.close();
        assertThat(mayHaveBegun(athena())).isFalse();
    }

    private boolean mayHaveBegun(TaskCall call) throws InterruptedException {
        return ((TaskAnswer.Failed) integration.call(call)).mayHaveBegun();
    }

    @Test
    void aCancelWithoutANameSendsTheRequestAgainAndEndsWhatItNames() throws InterruptedException {
        service.answers(200, "{\"QueryExecutionId\": \"q\"}").answers(200, "{}");

        assertThat(integration.cancel(athena(), Optional.empty())).isEqualTo(new Cancellation.Confirmed());
        assertThat(service.requests()).hasSize(2);
        assertThat(service.requests().getFirst().body()).contains("\"ClientRequestToken\":");
        assertThat(service.last().header("X-amz-target")).isEqualTo("AmazonAthena.StopQueryExecution");
        assertThat(service.last().body()).isEqualTo("{\"QueryExecutionId\":\"q\"}");
    }

    @Test
    void aCancelWithoutANameIsTriedUntilTheServiceAnswers() throws InterruptedException {
        service.answers(0, "").answers(503, "").answers(400, "{\"__type\": \"InvalidRequestException\"}");

        assertThat(integration.cancel(athena(), Optional.empty())).isInstanceOf(Cancellation.TryLater.class);
        assertThat(integration.cancel(athena(), Optional.empty())).isInstanceOf(Cancellation.TryLater.class);
        assertThat(integration.cancel(athena(), Optional.empty())).isEqualTo(new Cancellation.Confirmed());
    }

    @Test
    void aTaskOfEcsEndsWellOnlyWhenAllContainersDid() throws InterruptedException {
        TaskCall call = call("ecs:runTask.sync", "{\"TaskDefinition\": \"d\"}");
        Json handle = Json.ofText("{\"cluster\": \"c\", \"task\": \"t\"}");
        service.answers(200, ecs("RUNNING", "null"))
                .answers(200, ecs("STOPPED", "0"))
                .answers(200, ecs("STOPPED", "1"))
                .answers(200, ecs("STOPPED", "null"))
                .answers(200, "{\"tasks\": [], \"failures\": [{\"reason\": \"MISSING\"}]}");

        assertThat(integration.poll(call, handle)).isEqualTo(new JobStatus.Running());
        assertThat(integration.poll(call, handle).toString()).contains("Success");
        assertThat(integration.poll(call, handle).toString()).contains("States.TaskFailed");
        assertThat(integration.poll(call, handle).toString()).contains("States.TaskFailed");
        assertThat(integration.poll(call, handle)).as("it is long ago").isInstanceOf(JobStatus.Gone.class);
    }

    private static String ecs(String status, String code) {
        return "{\"tasks\": [{\"taskArn\": \"t\", \"lastStatus\": \"" + status + "\", \"containers\": [{\"name\": \"c\""
                + (code.equals("null") ? "" : ", \"exitCode\": " + code) + "}]}]}";
    }

    @Test
    void buildsAreRepeatableByTheirToken() throws InterruptedException {
        service.answers(200, "{\"build\": {\"id\": \"b:1\"}}")
                .answers(200, "{\"builds\": [{\"id\": \"b:1\", \"buildStatus\": \"SUCCEEDED\"}]}");
        TaskCall call = call("codebuild:startBuild.sync", "{\"ProjectName\": \"p\"}");

        integration.call(call);

        assertThat(service.last().body()).contains("\"idempotencyToken\":");
        assertThat(integration.repeatable(call.resource())).isTrue();
        assertThat(integration.poll(call, Json.ofText("{\"id\": \"b:1\"}")).toString())
                .contains("{\"Build\":{\"BuildStatus\":\"SUCCEEDED\",\"Id\":\"b:1\"}}");
    }

    @Test
    void whatIsDoneTwiceToNoEffectIsRepeatable() {
        assertThat(integration.repeatable(
                        call("elasticmapreduce:terminateCluster.sync", "{}").resource()))
                .isTrue();
        assertThat(integration.repeatable(call("elasticmapreduce:setClusterTerminationProtection", "{}")
                        .resource()))
                .isTrue();
        assertThat(integration.repeatable(
                        call("elasticmapreduce:createCluster.sync", "{}").resource()))
                .isFalse();
        assertThat(integration.repeatable(
                        call("elasticmapreduce:cancelStep", "{}").resource()))
                .isFalse();
    }
}
