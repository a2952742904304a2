package dev.baton.integrations.optimised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.Calls;
import dev.baton.integrations.ServiceStub;
import dev.baton.integrations.sdk.AwsTasks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Integrations that need more than one call, or make a document of a stream. */
class FurtherCallsTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

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

    private static String output(TaskAnswer answer) {
        return answer instanceof TaskAnswer.Succeeded succeeded
                ? succeeded.output().text()
                : answer.toString();
    }

    @Test
    void aModelsInputAndOutputMayLieInS3() throws InterruptedException {
        service.answers(200, Map.of("Content-Type", "application/vnd.own"), "{\"prompt\": 1}")
                .answers(200, JSON, "{\"completion\": 2}")
                .answers(200, "");

        TaskAnswer answer = call(
                "bedrock:invokeModel",
                "{\"ModelId\": \"m\", \"Input\": {\"S3Uri\": \"s3://in/a/b.json\"}, \"Output\": {\"S3Uri\":"
                        + " \"s3://out/c.json\"}}");

        assertThat(service.requests()).hasSize(3);
        assertThat(service.requests().get(0).uri()).contains("/in/a/b.json");
        assertThat(service.requests().get(1).body()).isEqualTo("{\"prompt\": 1}");
        assertThat(service.requests().get(1).header("Content-type")).isEqualTo("application/vnd.own");
        assertThat(service.requests().get(2).uri()).contains("/out/c.json");
        assertThat(service.requests().get(2).body()).contains("{\"completion\": 2}");
        assertThat(output(answer)).isEqualTo("{\"Body\":\"s3://out/c.json\",\"ContentType\":\"application/json\"}");
    }

    @Test
    void aModelsBodyAndAnswerAreJson() throws InterruptedException {
        service.answers(200, JSON, "{\"completion\": 2}");

        assertThat(output(call("bedrock:invokeModel", "{\"ModelId\": \"m\", \"Body\": {\"prompt\": 1}}")))
                .isEqualTo("{\"Body\":{\"completion\":2},\"ContentType\":\"application/json\"}");
        assertThat(service.last().body()).isEqualTo("{\"prompt\":1}");
    }

    @Test
    void whatIsNotInS3FailsTheTaskInTheWordsOfS3() throws InterruptedException {
        service.answers(404, "<Error><Code>NoSuchKey</Code><Message>no key</Message></Error>");

        assertThat(failure(call("bedrock:invokeModel", "{\"ModelId\": \"m\", \"Input\": {\"S3Uri\": \"s3://in/a\"}}")))
                .satisfies(failure -> {
                    assertThat(failure.error()).contains("S3.NoSuchKeyException");
                    assertThat(failure.cause().orElseThrow())
                            .startsWith("no key (Service: AmazonS3; Status Code: 404;");
                });
    }

    @Test
    void aPlaceThatIsNoneIsRefused() throws InterruptedException {
        for (String uri : new String[] {"http://x/y", "s3://", "s3://bucket", "s3:///key"}) {
            assertThat(failure(call(
                                    "bedrock:invokeModel",
                                    "{\"ModelId\": \"m\", \"Input\": {\"S3Uri\": \"" + uri + "\"}}"))
                            .error())
                    .as(uri)
                    .contains("States.Runtime");
        }
        assertThat(failure(call(
                                "bedrock:invokeModel",
                                "{\"ModelId\": \"m\", \"Body\": {}, \"Input\": {\"S3Uri\": \"s3://in/a\"}}"))
                        .cause()
                        .orElseThrow())
                .contains("exclude each other");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aFleetIsFoundByItsName() throws InterruptedException {
        service.answers(200, "{\"InstanceFleets\": [{\"Id\": \"if-1\", \"Name\": \"a\"}], \"Marker\": \"next\"}")
                .answers(200, "{\"InstanceFleets\": [{\"Id\": \"if-2\", \"Name\": \"b\"}]}")
                .answers(200, "");

        TaskAnswer answer = call(
                "elasticmapreduce:modifyInstanceFleetByName",
                "{\"ClusterId\": \"j-1\", \"InstanceFleetName\": \"b\", \"InstanceFleet\": {\"TargetOnDemandCapacity\": 2}}");

        assertThat(answer).isInstanceOf(TaskAnswer.Succeeded.class);
        assertThat(service.requests().get(1).body()).contains("\"Marker\":\"next\"");
        assertThat(service.last().header("X-amz-target")).isEqualTo("ElasticMapReduce.ModifyInstanceFleet");
        assertThat(service.last().body())
                .isEqualTo(
                        "{\"ClusterId\":\"j-1\",\"InstanceFleet\":{\"TargetOnDemandCapacity\":2,\"InstanceFleetId\":\"if-2\"}}");
    }

    @Test
    void aGroupIsFoundByItsName() throws InterruptedException {
        service.answers(200, "{\"InstanceGroups\": [{\"Id\": \"ig-1\", \"Name\": \"core\"}]}")
                .answers(200, "");

        call(
                "elasticmapreduce:modifyInstanceGroupByName",
                "{\"ClusterId\": \"j-1\", \"InstanceGroupName\": \"core\", \"InstanceGroup\": {\"InstanceCount\": 8}}");

        assertThat(service.last().body())
                .isEqualTo(
                        "{\"ClusterId\":\"j-1\",\"InstanceGroups\":[{\"InstanceCount\":8,\"InstanceGroupId\":\"ig-1\"}]}");
    }

    @Test
    void aFleetThatThereIsNotIsNamed() throws InterruptedException {
        service.answers(200, "{\"InstanceFleets\": []}");

        assertThat(failure(call(
                        "elasticmapreduce:modifyInstanceFleetByName",
                        "{\"ClusterId\": \"j-1\", \"InstanceFleetName\": \"b\", \"InstanceFleet\": {}}")))
                .isEqualTo(Failure.of(
                        "ElasticMapReduce.InvalidRequestException", "The cluster j-1 has no InstanceFleet named 'b'"));
    }

    private static byte[] event(String kind, String type, String payload) {
        return new Message(
                        Map.of(
                                ":message-type",
                                HeaderValue.fromString(kind),
                                kind.equals("event") ? ":event-type" : ":exception-type",
                                HeaderValue.fromString(type)),
                        payload.getBytes(StandardCharsets.UTF_8))
                .toByteBuffer()
                .array();
    }

    private static byte[] stream(byte[]... events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] event : events) {
            bytes.writeBytes(event);
        }
        return bytes.toByteArray();
    }

    @Test
    void anAgentsLastMessageIsTheResult() throws Exception {
        byte[] body = stream(
                event("event", "messageStart", "{\"role\": \"assistant\"}"),
                event("event", "contentBlockDelta", "{\"contentBlockIndex\": 0, \"delta\": {\"text\": \"first\"}}"),
                event("event", "messageStop", "{\"stopReason\": \"tool_use\"}"),
                event("event", "metadata", "{\"usage\": {\"totalTokens\": 3}, \"metrics\": {\"latencyMs\": 10}}"),
                event("event", "messageStart", "{\"role\": \"assistant\"}"),
                event("event", "contentBlockDelta", "{\"contentBlockIndex\": 0, \"delta\": {\"text\": \"the \"}}"),
                event("event", "contentBlockDelta", "{\"contentBlockIndex\": 0, \"delta\": {\"text\": \"end\"}}"),
                event("event", "contentBlockDelta", "{\"contentBlockIndex\": 1, \"delta\": {\"toolUse\": {}}}"),
                event("event", "messageStop", "{\"stopReason\": \"end_turn\"}"),
                event("event", "metadata", "{\"usage\": {\"totalTokens\": 4}, \"metrics\": {\"latencyMs\": 5}}"));

        assertThat(new InvokeHarnessAdaptation().read(MissingNode.getInstance(), body))
                .hasToString(
                        "{\"Metrics\":{\"LatencyMs\":15},\"Output\":{\"Message\":{\"Content\":[{\"Text\":\"the end\"}],"
                                + "\"Role\":\"assistant\"}},\"StopReason\":\"end_turn\",\"Usage\":{\"TotalTokens\":7}}");
    }

    @Test
    void anAgentThatFailedFailsTheTask() {
        byte[] body = stream(event("exception", "validationException", "{\"message\": \"bad\"}"));

        assertThat(catchThrowableOfType(
                                CallFailedException.class,
                                () -> new InvokeHarnessAdaptation().read(MissingNode.getInstance(), body))
                        .failure())
                .isEqualTo(Failure.of("BedrockAgentCore.ValidationException", "bad"));
    }

    @Test
    void aStreamThatIsNoneFailsTheTask() throws InterruptedException {
        service.answers(200, "this is no stream of events at all");

        assertThat(failure(call(
                                "bedrockagentcore:invokeHarness",
                                "{\"HarnessArn\": \"arn:h\", \"RuntimeSessionId\": \"s\", \"Messages\": []}"))
                        .error())
                .contains("BedrockAgentCore.SdkClientException");
        assertThat(service.last().uri()).contains("/harnesses/invoke").contains("harnessArn=arn%3Ah");
    }
}
