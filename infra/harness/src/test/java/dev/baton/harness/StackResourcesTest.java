package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.baton.aws.dynamodb.DynamoDbStore;
import dev.baton.engine.access.GrantCodec;
import dev.baton.harness.permission.CallRecorder;
import dev.baton.harness.permission.Permissions;
import dev.baton.harness.template.TemplateReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What stacks and events ask of the artefact, as the plain template deploys it: custom resources of CloudFormation, and starts that nobody
 * waits for.
 */
class StackResourcesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Built BUILT = Built.in(Path.of("../.."));
    private static final String ROLE = "arn:aws:iam::123456789012:role/any";
    private static final String PASS =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":\"${Greeting}\",\"End\":true}}}";
    private static final String WAIT =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}";

    @TempDir
    static Path work;

    private static final BlockingQueue<String> ANSWERS = new LinkedBlockingQueue<>();
    private static final CallRecorder RECORDER = new CallRecorder();
    private static HttpServer cloudFormation;
    private static Harness harness;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        BUILT.complaint().ifPresent(complaint -> {
            System.err.println("SKIPPED, NOT TESTED: custom resources and starts; " + complaint);
            Assumptions.abort(complaint);
        });
        cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        cloudFormation.createContext("/", exchange -> {
            try (exchange) {
                assertThat(exchange.getRequestHeaders().containsKey("Content-Type"))
                        .isFalse();
                ANSWERS.add(exchange.getRequestMethod() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        cloudFormation.start();
        harness = Harness.start(new HarnessSettings(
                0,
                BUILT.artefact(),
                BUILT.runtime(),
                BUILT.ownServices(),
                work,
                1,
                TemplateReader.read(Path.of("../../baton.template.json"), Map.of("CodeBucket", "any")),
                Duration.ofHours(1),
                false,
                Map.of(),
                Optional.empty(),
                new Disturbances(
                        RECORDER::before,
                        RECORDER::before,
                        Disturbances.NONE.variants(),
                        Disturbances.NONE.redelivery())));
        api = new ApiClient(harness.url());
    }

    @AfterAll
    static void noCallWasOutsideThePolicies() throws IOException {
        stop();
        RECORDER.close();
        Permissions permissions = new Permissions(
                TemplateReader.read(Path.of("../../baton.template.json"), Map.of("CodeBucket", "any")), "baton");
        assertThat(permissions.refused(RECORDER.calls())).isEmpty();
    }

    private static void stop() {
        if (harness != null) {
            harness.close();
        }
        if (cloudFormation != null) {
            cloudFormation.stop(0);
        }
    }

    @Test
    void machineIsMadeChangedReplacedAndDeleted() throws Exception {
        String stack = stack("life");
        ObjectNode first = properties(PASS).put("StateMachineType", "STANDARD");
        first.putObject("DefinitionSubstitutions").put("Greeting", "Hello");
        first.putArray("Tags").addObject().put("Key", "team").put("Value", "a");
        first.putObject("TracingConfiguration").put("Enabled", "false");
        JsonNode create = request("Create", stack, "Flow", first);
        JsonNode made = answer(create);
        assertThat(made.path("Status").asText()).as(made.toString()).isEqualTo("SUCCESS");
        String arn = made.path("PhysicalResourceId").asText();
        assertThat(arn).startsWith("arn:aws:states:us-east-1:123456789012:stateMachine:life-Flow-");
        assertThat(made.path("Data").path("Arn").asText()).isEqualTo(arn);
        assertThat(describe(arn).path("definition").asText()).contains("Hello");

        assertThat(answer(create)).as("the same request once more").isEqualTo(made);

        ObjectNode second = properties(WAIT);
        JsonNode changed = answer(request("Update", stack, "Flow", second, arn, first));
        assertThat(changed.path("PhysicalResourceId").asText()).isEqualTo(arn);
        assertThat(describe(arn).path("definition").asText()).contains("Wait");
        assertThat(tags(arn)).contains("baton:stack").doesNotContain("team");

        ObjectNode express = properties(PASS).put("StateMachineType", "EXPRESS");
        JsonNode replaced = answer(request("Update", stack, "Flow", express, arn, second));
        String newArn = replaced.path("PhysicalResourceId").asText();
        assertThat(newArn).isNotEqualTo(arn);
        assertThat(answer(request("Delete", stack, "Flow", second, arn, null))
                        .path("Status")
                        .asText())
                .isEqualTo("SUCCESS");
        assertThat(answer(request("Delete", stack, "Flow", second, arn, null))
                        .path("Status")
                        .asText())
                .as("twice")
                .isEqualTo("SUCCESS");
        assertThat(describe(newArn).path("type").asText()).isEqualTo("EXPRESS");
    }

    @Test
    void nothingOfAnybodyElseIsTouched() throws Exception {
        ObjectNode machine = properties(WAIT).put("StateMachineName", "mine");
        api.call(
                "CreateStateMachine",
                JSON.createObjectNode()
                        .put("name", "mine")
                        .put("definition", WAIT)
                        .put("roleArn", ROLE));
        JsonNode refused = answer(request("Create", stack("thief"), "Flow", machine));
        assertThat(refused.path("Status").asText()).isEqualTo("FAILED");
        assertThat(refused.path("Reason").asText()).contains("The name mine is taken");
        String failed = refused.path("PhysicalResourceId").asText();
        assertThat(failed).doesNotContain("stateMachine");
        assertThat(answer(request("Delete", stack("thief"), "Flow", machine, failed, null))
                        .path("Status")
                        .asText())
                .isEqualTo("SUCCESS");

        String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:mine";
        assertThat(answer(request("Delete", stack("thief"), "Flow", machine, arn, null))
                        .path("Status")
                        .asText())
                .isEqualTo("SUCCESS");
        JsonNode update = answer(request(
                "Update", stack("thief"), "Flow", properties(PASS).put("StateMachineName", "mine"), arn, machine));
        assertThat(update.path("Reason").asText()).contains("was not made by this resource");
        assertThat(describe(arn).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void refusalSaysWhyInTheReason() throws Exception {
        ObjectNode object = properties(PASS);
        object.putObject("Definition").put("StartAt", "A");
        assertReason(object, "Definition is not supported");
        assertReason(
                properties("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pas\",\"End\":true}}}"),
                "InvalidDefinition");
        assertReason(JSON.createObjectNode().put("RoleArn", ROLE), "One of DefinitionString and DefinitionS3Location");
        assertReason(JSON.createObjectNode().put("DefinitionString", PASS), "RoleArn is missing");
        assertReason(properties(PASS).put("Colour", "red"), "The property Colour is not supported");
        assertReason(
                properties("{\"StartAt\":\"A\",\"States\":{" + "\"B\":{\"Type\":\"Pas\"},".repeat(900)
                        + "\"A\":{\"Type\":\"Pas\",\"Nex\":\"" + "ü".repeat(9000) + "\"}}}"),
                "");
        JsonNode other = answer(request("Create", stack("x"), "Flow", properties(PASS), "Custom::Other"));
        assertThat(other.path("Reason").asText()).contains("There is no resource type Custom::Other");
    }

    private static void assertReason(ObjectNode properties, String reason) throws Exception {
        JsonNode answer = answer(request("Create", stack("refused"), "Flow", properties));
        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains(reason);
        assertThat(JSON.writeValueAsBytes(answer).length).isLessThanOrEqualTo(4096);
    }

    @Test
    void versionsAndAliasesFollow() throws Exception {
        String stack = stack("versions");
        String arn = answer(request("Create", stack, "Flow", properties(PASS)))
                .path("PhysicalResourceId")
                .asText();
        JsonNode version = answer(request(
                "Create",
                stack,
                "V1",
                JSON.createObjectNode().put("StateMachineArn", arn),
                "Custom::BatonStateMachineVersion"));
        assertThat(version.path("PhysicalResourceId").asText()).isEqualTo(arn + ":1");
        ObjectNode alias = JSON.createObjectNode().put("Name", "live");
        alias.putArray("RoutingConfiguration")
                .addObject()
                .put("StateMachineVersionArn", arn + ":1")
                .put("Weight", "100");
        JsonNode made = answer(request("Create", stack, "Live", alias, "Custom::BatonStateMachineAlias"));
        assertThat(made.path("PhysicalResourceId").asText()).as(made.toString()).isEqualTo(arn + ":live");
        for (String[] one : new String[][] {{"Live", "Alias", arn + ":live"}, {"V1", "Version", arn + ":1"}}) {
            ObjectNode delete = request("Delete", stack, one[0], JSON.createObjectNode(), one[2], null);
            delete.put("ResourceType", "Custom::BatonStateMachine" + one[1]);
            assertThat(answer(delete).path("Status").asText()).isEqualTo("SUCCESS");
            assertThat(answer(delete).path("Status").asText()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void grantIsMadeChangedAndTakenAwayByItsStackOnly() throws Exception {
        String stack = stack("grants");
        ObjectNode grant = JSON.createObjectNode()
                .put("Principal", ROLE)
                .put("Resource", "arn:aws:states:us-east-1:123456789012:stateMachine:granted");
        grant.putArray("Rights").add("start").add("read");
        JsonNode create = request("Create", stack, "Grant", grant, "Custom::BatonGrant");
        JsonNode made = answer(create);
        assertThat(made.path("Status").asText()).as(made.toString()).isEqualTo("SUCCESS");
        assertThat(answer(create)).as("the same request once more").isEqualTo(made);
        String id = made.path("PhysicalResourceId").asText();
        assertThat(stored()).containsKey(id);

        ObjectNode update = request("Update", stack, "Grant", grant.deepCopy().put("Rights", "operate"), id, grant);
        assertThat(answer(update.put("ResourceType", "Custom::BatonGrant"))
                        .path("PhysicalResourceId")
                        .asText())
                .isEqualTo(id);
        assertThat(stored().get(id)).contains("operate").doesNotContain("start");

        ObjectNode thief = request("Delete", stack("thief"), "Grant", grant, id, null);
        answer(thief.put("ResourceType", "Custom::BatonGrant"));
        assertThat(stored()).containsKey(id);
        ObjectNode delete = request("Delete", stack, "Grant", grant, id, null);
        assertThat(answer(delete.put("ResourceType", "Custom::BatonGrant"))
                        .path("Status")
                        .asText())
                .isEqualTo("SUCCESS");
        assertThat(stored()).doesNotContainKey(id);
    }

    @Test
    void wrongGrantIsRefusedWithTheReason() throws Exception {
        ObjectNode grant = JSON.createObjectNode().put("Principal", ROLE).put("Resource", "*");
        assertGrantRefused(grant, "a grant has one right at least");
        assertGrantRefused(grant.deepCopy().put("Rights", "all"), "There is no right all; there are [read, start");
        assertGrantRefused(grant.deepCopy().put("Rights", "read").put("Principal", "me"), "the ARN of a role or user");
        assertGrantRefused(JSON.createObjectNode().put("Rights", "read"), "Principal is missing");
        assertGrantRefused(grant.deepCopy().put("Actions", "read"), "The property Actions is not supported");
    }

    private static void assertGrantRefused(ObjectNode grant, String reason) throws Exception {
        JsonNode answer = answer(request("Create", stack("refused"), "Grant", grant, "Custom::BatonGrant"));
        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains(reason);
    }

    /** Grants in the table, by their ids. */
    private static Map<String, String> stored() {
        Map<String, String> grants = new HashMap<>();
        try (DynamoDbClient client = harness.dynamoDb()) {
            new DynamoDbStore(client, harness.tables(), Optional.empty(), InstantSource.system(), Duration.ofDays(90))
                    .accessGrants()
                    .all()
                    .forEach(grant -> grants.put(grant.id(), GrantCodec.encode(grant)));
        }
        return grants;
    }

    @Test
    void starterStartsOnceAndFailsWhenItIsRefused() throws Exception {
        String arn = answer(request("Create", stack("starts"), "Flow", properties(WAIT)))
                .path("PhysicalResourceId")
                .asText();
        ObjectNode event = JSON.createObjectNode().put("stateMachineArn", arn).put("name", "2026-11-28T10:00:00Z/7");
        event.putObject("input").put("a", 1);
        HttpResponse<String> first = invoke("baton-starter", event);
        assertThat(JSON.readTree(first.body()).path("executionArn").asText()).endsWith(":2026-11-28T10-00-00Z-7");
        assertThat(invoke("baton-starter", event).body()).isEqualTo(first.body());
        api.call(
                "StopExecution",
                JSON.createObjectNode()
                        .put(
                                "executionArn",
                                JSON.readTree(first.body()).path("executionArn").asText()));
        HttpResponse<String> afterItsEnd = invoke("baton-starter", event);
        assertThat(afterItsEnd.headers().firstValue("X-Amz-Function-Error"))
                .as(afterItsEnd.body())
                .isEmpty();

        event.putObject("input").put("a", 2);
        assertRefused(event, "ExecutionAlreadyExists");
        assertRefused(JSON.createObjectNode().put("stateMachineArn", arn + "x"), "StateMachineDoesNotExist");
        assertRefused(JSON.createObjectNode().put("source", "aws.s3"), "The event must be");
        assertRefused(JSON.createObjectNode().put("stateMachineArn", arn).put("inputs", "x"), "unknown member inputs");
        JsonNode batch = JSON.createArrayNode()
                .add(JSON.createObjectNode().put("stateMachineArn", arn))
                .add(JSON.createObjectNode().put("stateMachineArn", arn).put("input", "text"));
        assertThat(JSON.readTree(invoke("baton-starter", batch).body())).hasSize(2);
    }

    private static void assertRefused(JsonNode event, String reason) throws Exception {
        HttpResponse<String> answer = invoke("baton-starter", event);
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(answer.body()).contains(reason);
    }

    private static ObjectNode properties(String definition) {
        return JSON.createObjectNode()
                .put("DefinitionString", definition)
                .put("RoleArn", ROLE)
                .put("ServiceTimeout", "300");
    }

    private static String stack(String name) {
        return "arn:aws:cloudformation:us-east-1:123456789012:stack/" + name + "/"
                + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode request(String kind, String stack, String logicalId, ObjectNode properties) {
        return request(kind, stack, logicalId, properties, "Custom::BatonStateMachine");
    }

    private static ObjectNode request(String kind, String stack, String logicalId, ObjectNode properties, String type) {
        ObjectNode request = JSON.createObjectNode();
        request.put("RequestType", kind).put("ResourceType", type).put("StackId", stack);
        request.put("RequestId", UUID.randomUUID().toString()).put("LogicalResourceId", logicalId);
        request.put(
                "ResponseURL", "http://127.0.0.1:" + cloudFormation.getAddress().getPort() + "/answer?signed=yes");
        request.set("ResourceProperties", properties);
        return request;
    }

    private static ObjectNode request(
            String kind, String stack, String logicalId, ObjectNode properties, String physicalId, ObjectNode old) {
        ObjectNode request = request(kind, stack, logicalId, properties);
        request.put("PhysicalResourceId", physicalId);
        if (old != null) {
            request.set("OldResourceProperties", old);
        }
        return request;
    }

    private static JsonNode answer(JsonNode request) throws Exception {
        ANSWERS.clear();
        HttpResponse<String> invoked = invoke("baton-state-machines", request);
        assertThat(invoked.body()).isEqualTo("{}");
        String answer = ANSWERS.poll(60, TimeUnit.SECONDS);
        assertThat(answer).startsWith("PUT ");
        return JSON.readTree(answer.substring(4));
    }

    private static HttpResponse<String> invoke(String function, JsonNode event)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create(harness.url() + "/2015-03-31/functions/" + function + "/invocations"))
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(event)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode describe(String arn) throws Exception {
        return api.call("DescribeStateMachine", JSON.createObjectNode().put("stateMachineArn", arn));
    }

    private static String tags(String arn) throws Exception {
        return api.call("ListTagsForResource", JSON.createObjectNode().put("resourceArn", arn))
                .toString();
    }
}
