package dev.baton.integrations.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Calls;
import dev.baton.integrations.Integrations;
import dev.baton.integrations.sdk.AwsTasks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Against a script that plays docker. */
@DisabledOnOs(OS.WINDOWS)
class ContainersTest {
    private static final String DEFINITIONS = """
            [{"family": "etl", "containerDefinitions": [
               {"name": "main", "image": "etl:1", "command": ["run"], "entryPoint": ["sh", "-c"], "memory": 512,
                "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]},
               {"name": "log", "image": "log:1", "essential": false}]},
             {"jobDefinitionName": "sum", "parameters": {"from": "0"},
              "containerProperties": {"image": "sum:1", "command": ["add", "Ref::from", "Ref::to"]}},
             {"family": "broken", "containerDefinitions": [{"name": "main", "image": "no-such-image"}]},
             {"family": "option", "containerDefinitions": [{"name": "main", "image": "--privileged"}]},
             {"family": "secret", "containerDefinitions": [{"name": "main", "image": "i", "secrets": [{"name": "S"}]}]}]""";
    private static final String RUN = "arn:aws:states:::ecs:runTask.sync";
    private static final String SUBMIT = "arn:aws:states:::batch:submitJob.sync";

    @TempDir
    Path folder;

    private Containers integration;

    @BeforeEach
    void place() throws IOException {
        Path docker = folder.resolve("docker");
        try (InputStream script = ContainersTest.class.getResourceAsStream("docker.sh")) {
            Files.copy(script, docker);
        }
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("definitions.json"), DEFINITIONS);
        AwsSettings settings = new AwsSettings(Map.of(
                ContainerSettings.PROGRAM,
                docker.toString(),
                ContainerSettings.OPTIONS,
                "--pull missing",
                ContainerSettings.DEFINITIONS,
                folder.resolve("definitions.json").toString(),
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:1"));
        integration = new Containers(ContainerSettings.of(settings).orElseThrow(), AwsTasks.of(settings));
    }

    private static TaskCall task() {
        return Calls.call(
                RUN,
                "{\"TaskDefinition\": \"etl:3\", \"Cluster\": \"c\", \"Overrides\": {\"ContainerOverrides\": [{\"Name\": \"main\","
                        + " \"Command\": [\"run it; echo\"], \"Environment\": [{\"Name\": \"B\", \"Value\": \"3\"}]}]}}");
    }

    private static TaskCall job() {
        return Calls.call(
                SUBMIT,
                "{\"JobName\": \"n\", \"JobQueue\": \"q\", \"JobDefinition\": \"sum\", \"Parameters\": {\"to\": \"9\"}}");
    }

    private static TaskCall named(String family) {
        return Calls.call(RUN, "{\"TaskDefinition\": \"" + family + "\"}");
    }

    private JobStatus poll(TaskCall call) throws InterruptedException {
        return integration.poll(call, Json.EMPTY_OBJECT);
    }

    private void end(TaskCall call, String container, String status) throws IOException {
        Path file = folder.resolve("containers").resolve(Containers.name(call, container));
        Files.writeString(file, status + " " + ContainerProgram.LABEL + "=" + Containers.attempt(call) + "\n");
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Test
    void aTaskOfEcsIsRunAsItsContainers() throws Exception {
        TaskAnswer answer = integration.call(task());

        assertThat(answer.toString())
                .contains(
                        "\"Failures\":[]", "\"LastStatus\":\"PENDING\"", "arn:aws:ecs:us-east-1:123456789012:task/c/");
        String main = Containers.name(task(), "main");
        assertThat(log())
                .contains(
                        String.join(
                                "\n",
                                List.of(
                                        "run",
                                        "--detach",
                                        "--label",
                                        "baton.attempt=" + Containers.attempt(task()),
                                        "--pull",
                                        "missing",
                                        "--name",
                                        main,
                                        "--env",
                                        "A=1",
                                        "--env",
                                        "B=3",
                                        "--memory",
                                        "512m",
                                        "--entrypoint",
                                        "sh",
                                        "etl:1",
                                        "-c",
                                        "run it; echo",
                                        "--")),
                        "--network\ncontainer:" + main + "\nlog:1");
        assertThat(poll(task())).isEqualTo(new JobStatus.Running());
    }

    @Test
    void itEndsWhenAnEssentialContainerDoes() throws Exception {
        integration.call(task());
        end(task(), "main", "exited 0");

        assertThat(poll(task())).as("the other one is stopped").isEqualTo(new JobStatus.Running());
        assertThat(poll(task()).toString())
                .contains("Success", "\"LastStatus\":\"STOPPED\"", "\"ExitCode\":0", "\"StoppedAt\":1767225602000");
    }

    @Test
    void anotherCodeThanZeroFailsIt() throws Exception {
        integration.call(task());
        end(task(), "main", "exited 3");
        end(task(), "log", "exited 0");

        assertThat(poll(task()).toString()).contains("States.TaskFailed", "\"ExitCode\":3");
    }

    @Test
    void anAttemptThatIsMadeAgainFindsItsOwnContainers() throws Exception {
        integration.call(task());

        assertThat(integration.call(task())).isInstanceOf(TaskAnswer.Submitted.class);
        assertThat(integration.repeatable(task().resource())).isTrue();
        try (var containers = Files.list(folder.resolve("containers"))) {
            assertThat(containers).hasSize(2);
        }
    }

    @Test
    void aCancelledTaskIsStopped() throws Exception {
        integration.call(task());

        assertThat(integration.cancel(task(), Optional.empty())).isEqualTo(new Cancellation.Confirmed());
        assertThat(Files.readString(folder.resolve("containers").resolve(Containers.name(task(), "main"))))
                .startsWith("exited 137");
        assertThat(integration.cancel(task(), Optional.empty())).as("again").isEqualTo(new Cancellation.Confirmed());
    }

    @Test
    void aJobOfBatchIsOneContainer() throws Exception {
        assertThat(integration.call(job()).toString())
                .contains("\"JobId\":\"" + Containers.attempt(job()), "\"JobName\":\"n\"");
        assertThat(log()).contains("AWS_BATCH_JQ_NAME=q", "sum:1\nadd\n0\n9\n--");

        assertThat(poll(job())).isEqualTo(new JobStatus.Running());
        end(job(), "job", "exited 0");
        assertThat(poll(job()))
                .isInstanceOfSatisfying(
                        JobStatus.Ended.class,
                        ended -> assertThat(ended.outcome())
                                .isInstanceOfSatisfying(
                                        Token.Outcome.Success.class,
                                        success -> assertThat(success.output().text())
                                                .contains("\"Status\":\"SUCCEEDED\"", "\"JobQueue\":\"q\"")));
        end(job(), "job", "exited 1");
        assertThat(poll(job()).toString()).contains("States.TaskFailed", "\"Status\":\"FAILED\"");
    }

    @Test
    void whatCannotBeRunIsRefusedAndNothingStays() throws Exception {
        assertThat(integration.call(named("broken")).toString()).contains("AmazonECS.Unknown", "Unable to find image");
        assertThat(integration.call(named("option")).toString()).contains("AmazonECS.Unknown", "has no image");
        assertThat(integration.call(named("secret")).toString()).contains("AmazonECS.Unknown", "takes secrets");
        assertThat(integration.call(named("unknown")).toString())
                .contains("AmazonECS.Unknown", "no file of --container-definitions has it");
        assertThat(integration
                        .call(Calls.call(SUBMIT, "{\"JobDefinition\": \"sum\", \"ArrayProperties\": {\"Size\": 2}}"))
                        .toString())
                .contains("Batch.ClientException", "ArrayProperties");
    }

    @Test
    void aContainerThatWasRemovedIsGone() throws Exception {
        integration.call(job());
        Files.delete(folder.resolve("containers").resolve(Containers.name(job(), "job")));

        assertThat(poll(job())).isInstanceOf(JobStatus.Gone.class);
    }

    @Test
    void aProgramThatDoesNotAnswerIsAskedAgain() throws Exception {
        integration.call(job());
        Files.createFile(folder.resolve("broken"));

        assertThat(integration.cancel(job(), Optional.empty())).isInstanceOf(Cancellation.TryLater.class);
        assertThat(poll(job())).isInstanceOf(JobStatus.TryLater.class);
    }

    @Test
    void containersAreRunOnlyWhereSomebodyAskedForThem() {
        assertThat(ContainerSettings.of(new AwsSettings(Map.of()))).isEmpty();
        assertThat(Integrations.catalog().serves(task().resource())).isTrue();
        assertThat(integration.serves(task().resource())).isTrue();
        assertThat(integration.serves(Calls.call("arn:aws:states:::batch:submitJob.waitForTaskToken", "{}")
                        .resource()))
                .isFalse();
    }
}
