package dev.baton.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.aws.dynamodb.DynamoDbStore;
import dev.baton.aws.sqs.DynamoDbTimeBuckets;
import dev.baton.engine.registry.StateMachines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Plays once whatever Baton's functions do by themselves, so that every permission of theirs is asked for. */
final class Tour {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROLE = "arn:aws:iam::123456789012:role/r";
    private static final String LOGS = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/tour:*";
    private static final String WAIT = states("{\"Type\":\"Wait\",\"Seconds\":100000,\"End\":true}");
    /** Different documents in one entry, which is then too big for items. */
    private static final String BIG_MAP = """
            {"StartAt":"A","States":{"A":{"Type":"Map","ItemsPath":"$.items",
              "ItemSelector":{"i.$":"$$.Map.Item.Value","big.$":"$.big"},
              "ItemProcessor":{"StartAt":"B","States":{
                "B":{"Type":"Pass","Parameters":{"x.$":"States.Format('{}{}', $.i, $.big)"},"Next":"C"},
                "C":{"Type":"Pass","Result":1,"Next":"D"},"D":{"Type":"Succeed"}}},
              "End":true},@}}""";

    private static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:";

    private final Harness harness;
    private final ApiClient api;
    private final URI answers;

    /** @param answers takes what custom resources answer */
    Tour(Harness harness, URI answers) {
        this.harness = harness;
        this.api = new ApiClient(harness.url());
        this.answers = answers;
    }

    private static String states(String first) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":" + first + "}}";
    }

    /** Plays all of it, whatever goes wrong; returns what did. */
    List<Throwable> go() {
        List<Throwable> wrong = new ArrayList<>();
        for (Stage stage : List.<Stage>of(
                this::callsAndLogs,
                this::longCall,
                this::customerKey,
                this::expressAndItsQueue,
                this::activity,
                this::bigPayload,
                this::namesAndRedrive,
                this::waits,
                this::versionsAndTags,
                this::deadLetters,
                this::stack,
                this::starter,
                this::deletion,
                this::deletionThatIsTakenUp,
                this::timerThatIsNear)) {
            try {
                stage.play();
            } catch (Exception | AssertionError e) {
                wrong.add(e);
            }
        }
        return wrong;
    }

    private interface Stage {
        void play() throws Exception;
    }

    private void callsAndLogs() throws Exception {
        ObjectNode machine = machine(
                "calls",
                "{\"StartAt\":\"A\",\"States\":{\"A\":" + task(LAMBDA + "short", ",\"Next\":\"B\"")
                        + ",\"B\":"
                        + task("arn:aws:states:::aws-sdk:secretsmanager:listSecrets", ",\"Parameters\":{},\"End\":true")
                        + "}}");
        ObjectNode logging = machine.putObject("loggingConfiguration").put("level", "ALL");
        logging.putArray("destinations")
                .addObject()
                .putObject("cloudWatchLogsLogGroup")
                .put("logGroupArn", LOGS);
        String arn = create(machine);
        assertEnds(start(arn, "a", "{}"), "SUCCEEDED");
    }

    private static String task(String resource, String rest) {
        return "{\"Type\":\"Task\",\"Resource\":\"" + resource + "\"" + rest + "}";
    }

    private void longCall() throws Exception {
        String arn = create(machine("long", states(task(LAMBDA + "long", ",\"End\":true"))));
        assertEnds(start(arn, "a", "{}"), "SUCCEEDED");
    }

    private void customerKey() throws Exception {
        ObjectNode machine = machine("keyed", states("{\"Type\":\"Wait\",\"Seconds\":1,\"End\":true}"));
        machine.putObject("encryptionConfiguration")
                .put("type", "CUSTOMER_MANAGED_KMS_KEY")
                .put("kmsKeyId", "arn:aws:kms:us-east-1:123456789012:key/k");
        assertEnds(start(create(machine), "a", "{}"), "SUCCEEDED");
    }

    private void expressAndItsQueue() throws Exception {
        ObjectNode machine = machine("express", states("{\"Type\":\"Pass\",\"End\":true}"));
        String arn = create(machine.put("type", "EXPRESS"));
        start(arn, "a", "{}");
        api.call("StartSyncExecution", JSON.createObjectNode().put("stateMachineArn", arn));
    }

    private void activity() throws Exception {
        String activity = api.call("CreateActivity", JSON.createObjectNode().put("name", "tour"))
                .path("activityArn")
                .asText();
        String execution = start(create(machine("activity", states(task(activity, ",\"End\":true")))), "a", "{}");
        JsonNode task = MissingNode.getInstance();
        Instant end = Instant.now().plusSeconds(300);
        while (task.path("taskToken").asText().isEmpty() && Instant.now().isBefore(end)) {
            task = api.call("GetActivityTask", JSON.createObjectNode().put("activityArn", activity));
        }
        ObjectNode token =
                JSON.createObjectNode().put("taskToken", task.path("taskToken").asText());
        api.call("SendTaskHeartbeat", token);
        api.call("SendTaskSuccess", token.put("output", "{}"));
        assertEnds(execution, "SUCCEEDED");
        api.call("DeleteActivity", JSON.createObjectNode().put("activityArn", activity));
    }

    private void bigPayload() throws Exception {
        String execution = start(create(machine("big", BIG_MAP.replace(",@", ""))), "a", bigInput());
        assertEnds(execution, "SUCCEEDED");
        api.call("GetExecutionHistory", JSON.createObjectNode().put("executionArn", execution));
    }

    private static String bigMapThenWait() {
        return BIG_MAP.replace("\"End\":true", "\"Next\":\"W\"")
                .replace("@", "\"W\":{\"Type\":\"Wait\",\"Seconds\":100000,\"End\":true}");
    }

    private static String bigInput() {
        ObjectNode input = JSON.createObjectNode();
        for (int i = 0; i < 20; i++) {
            input.withArray("items").add(i);
        }
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < 200_000) {
            text.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36));
        }
        return input.put("big", text.toString()).toString();
    }

    private void namesAndRedrive() throws Exception {
        String arn = create(machine("names", states("{\"Type\":\"Fail\",\"Error\":\"E\"}")));
        String execution = start(arn, "a", "{}");
        assertEnds(execution, "FAILED");
        refused(arn, "a", "{\"other\":1}");
        api.call("RedriveExecution", JSON.createObjectNode().put("executionArn", execution));
        assertEnds(execution, "FAILED");
        api.call("ListExecutions", JSON.createObjectNode().put("stateMachineArn", arn));
        api.call("ListStateMachines", JSON.createObjectNode());
    }

    private void refused(String machine, String name, String input) {
        try {
            start(machine, name, input);
            throw new IllegalStateException("the name was not taken");
        } catch (AssertionError | Exception e) {
            assertThat(e).hasMessageContaining("ExecutionAlreadyExists");
        }
    }

    private void waits() throws Exception {
        String arn = create(machine("waits", states("{\"Type\":\"Wait\",\"Seconds\":930,\"End\":true}")));
        String execution = start(arn, "a", "{}");
        Awaiting.await(this::isTimerParked);
        api.call("StopExecution", JSON.createObjectNode().put("executionArn", execution));
    }

    /** A sweep takes the timer of {@link #waits} out of the table when less than 15 minutes are left, half a minute after it was parked. */
    private void timerThatIsNear() throws Exception {
        Awaiting.await(() -> {
            invoke("baton-sweep", JSON.createObjectNode());
            return !isTimerParked();
        });
    }

    private boolean isTimerParked() {
        try (DynamoDbClient client = harness.dynamoDb()) {
            return !new DynamoDbTimeBuckets(client, harness.tables().executions())
                    .near(Instant.now().plusSeconds(1000), 1)
                    .isEmpty();
        }
    }

    private void versionsAndTags() throws Exception {
        String arn = create(machine("versions", WAIT));
        ObjectNode machine = JSON.createObjectNode().put("stateMachineArn", arn);
        api.call("PublishStateMachineVersion", machine);
        ObjectNode alias = JSON.createObjectNode().put("name", "live");
        alias.putArray("routingConfiguration")
                .addObject()
                .put("stateMachineVersionArn", arn + ":1")
                .put("weight", 100);
        api.call("CreateStateMachineAlias", alias);
        api.call("ListStateMachineVersions", machine);
        ObjectNode tags = JSON.createObjectNode().put("resourceArn", arn);
        tags.putArray("tags").addObject().put("key", "a").put("value", "b");
        api.call("TagResource", tags);
        api.call("DeleteStateMachineAlias", JSON.createObjectNode().put("stateMachineAliasArn", arn + ":live"));
    }

    /** Letters that nobody can use, and then such as make executions due, or go back to the queues where they were. */
    private void deadLetters() throws Exception {
        for (String queue : List.of("BATON_QUEUE_URL", "BATON_LONG_QUEUE_URL", "BATON_EXPRESS_QUEUE_URL")) {
            send(queue, "no wake-up");
        }
        Awaiting.await(() -> show().path("letters").size() == 3);
        String execution = start(create(machine("letters", WAIT)), "a", "{}");
        send("BATON_DEAD_LETTER_QUEUE_URL", wakeUp(execution, "TIMER"));
        invoke("baton-sweep", JSON.createObjectNode());
        for (String reason : List.of("TIMER", "LONG_TASK", "EXPRESS")) {
            send("BATON_DEAD_LETTER_QUEUE_URL", wakeUp(execution, reason));
        }
        Awaiting.await(() -> invoke("baton-sweep", JSON.createObjectNode().put("deadLetters", "redrive"))
                        .path("redriven")
                        .asInt()
                > 0);
    }

    private JsonNode show() throws IOException, InterruptedException {
        return invoke("baton-sweep", JSON.createObjectNode().put("deadLetters", "show"));
    }

    private void send(String queue, String body) {
        String url = Objects.requireNonNull(harness.environment().get(queue), queue);
        harness.sqs().sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    private String wakeUp(String execution, String reason) {
        try (DynamoDbClient client = harness.dynamoDb()) {
            String incarnation = store(client)
                    .log()
                    .head(execution)
                    .orElseThrow()
                    .key()
                    .incarnation()
                    .text();
            ObjectNode message = JSON.createObjectNode().put("v", 1).put("x", execution);
            return message.put("i", incarnation).put("r", reason).put("s", 0).toString();
        }
    }

    private DynamoDbStore store(DynamoDbClient client) {
        return new DynamoDbStore(
                client, harness.tables(), Optional.empty(), InstantSource.system(), Duration.ofDays(90));
    }

    private void stack() throws Exception {
        ObjectNode machine = JSON.createObjectNode()
                .put("DefinitionString", bigMapThenWait())
                .put("RoleArn", ROLE);
        ObjectNode logging = machine.putObject("LoggingConfiguration").put("Level", "ALL");
        logging.putArray("Destinations")
                .addObject()
                .putObject("CloudWatchLogsLogGroup")
                .put("LogGroupArn", LOGS);
        resource("Create", "Flow", "StateMachine", machine, "");
        String arn = api.call("ListStateMachines", JSON.createObjectNode())
                .path("stateMachines")
                .valueStream()
                .map(found -> found.path("stateMachineArn").asText())
                .filter(found -> found.contains(":stateMachine:tour-Flow"))
                .findFirst()
                .orElseThrow();
        resource("Update", "Flow", "StateMachine", machine.put("RoleArn", ROLE + "2"), arn);
        ObjectNode version = JSON.createObjectNode().put("StateMachineArn", arn);
        resource("Create", "V", "StateMachineVersion", version, "");
        ObjectNode alias = JSON.createObjectNode().put("Name", "live");
        alias.putArray("RoutingConfiguration")
                .addObject()
                .put("StateMachineVersionArn", arn + ":1")
                .put("Weight", "100");
        resource("Create", "L", "StateMachineAlias", alias, "");
        resource("Delete", "L", "StateMachineAlias", alias, arn + ":live");
        resource("Delete", "V", "StateMachineVersion", version, arn + ":1");
        start(arn, "a", bigInput());
        Awaiting.await(() -> history(execution(arn, "a")).contains("WaitStateEntered"));
        resource("Delete", "Flow", "StateMachine", machine, arn);
    }

    private void resource(String kind, String id, String type, ObjectNode properties, String physicalId)
            throws Exception {
        ObjectNode request =
                JSON.createObjectNode().put("RequestType", kind).put("ResourceType", "Custom::Baton" + type);
        request.put("RequestId", UUID.randomUUID().toString()).put("LogicalResourceId", id);
        request.put("StackId", "arn:aws:cloudformation:us-east-1:123456789012:stack/tour/1");
        request.put("ResponseURL", answers + "/answer");
        if (!physicalId.isEmpty()) {
            request.put("PhysicalResourceId", physicalId);
            request.set("OldResourceProperties", properties);
        }
        request.set("ResourceProperties", properties);
        invoke("baton-state-machines", request);
    }

    private void starter() throws Exception {
        String standard = create(machine("started", states("{\"Type\":\"Pass\",\"End\":true}")));
        ObjectNode event =
                JSON.createObjectNode().put("stateMachineArn", standard).put("name", "a");
        invoke("baton-starter", event);
        assertEnds(execution(standard, "a"), "SUCCEEDED");
        invoke("baton-starter", event);
        String express = create(machine("started-express", states("{\"Type\":\"Pass\",\"End\":true}"))
                .put("type", "EXPRESS"));
        invoke("baton-starter", JSON.createObjectNode().put("stateMachineArn", express));
        invoke("baton-starter", JSON.createObjectNode().put("stateMachineArn", create(huge())));
    }

    /** Its definition does not fit an item. */
    private static ObjectNode huge() {
        Random random = new Random(2);
        StringBuilder comment = new StringBuilder();
        while (comment.length() < 800_000) {
            comment.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36));
        }
        String pass = "{\"Type\":\"Pass\",\"Comment\":\"" + comment + "\",\"End\":true}";
        return machine("huge", states(pass)).put("type", "EXPRESS");
    }

    private void deletion() throws Exception {
        String arn = create(machine("deleted", WAIT));
        start(arn, "a", "{}");
        api.call("PublishStateMachineVersion", JSON.createObjectNode().put("stateMachineArn", arn));
        api.call("DeleteStateMachine", JSON.createObjectNode().put("stateMachineArn", arn));
    }

    /** A deletion whose process ended when it had only begun. */
    private void deletionThatIsTakenUp() throws Exception {
        ObjectNode machine = machine("half-deleted", bigMapThenWait());
        ObjectNode logging = machine.putObject("loggingConfiguration").put("level", "ALL");
        logging.putArray("destinations")
                .addObject()
                .putObject("cloudWatchLogsLogGroup")
                .put("logGroupArn", LOGS);
        String arn = create(machine);
        String execution = start(arn, "a", bigInput());
        api.call("PublishStateMachineVersion", JSON.createObjectNode().put("stateMachineArn", arn));
        Awaiting.await(() -> history(execution).contains("WaitStateEntered"));
        try (DynamoDbClient client = harness.dynamoDb()) {
            StateMachines registry = store(client).machines();
            registry.replace(registry.machine(arn).orElseThrow().deleting(), List.of());
        }
        invoke("baton-sweep", JSON.createObjectNode());
        assertEnds(execution, "ABORTED");
    }

    private static String execution(String machine, String name) {
        return machine.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    private static ObjectNode machine(String name, String definition) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("definition", definition)
                .put("roleArn", ROLE);
    }

    private String create(ObjectNode machine) throws Exception {
        return api.call("CreateStateMachine", machine).path("stateMachineArn").asText();
    }

    private String start(String machine, String name, String input) throws Exception {
        ObjectNode request = JSON.createObjectNode().put("stateMachineArn", machine);
        return api.call("StartExecution", request.put("name", name).put("input", input))
                .path("executionArn")
                .asText();
    }

    private void assertEnds(String execution, String status) throws Exception {
        Awaiting.await(() -> !described(execution).path("status").asText().equals("RUNNING"));
        JsonNode ended = described(execution);
        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo(status);
    }

    private JsonNode described(String execution) throws IOException, InterruptedException {
        return api.call("DescribeExecution", JSON.createObjectNode().put("executionArn", execution));
    }

    private String history(String execution) throws IOException, InterruptedException {
        ObjectNode newest =
                JSON.createObjectNode().put("executionArn", execution).put("reverseOrder", true);
        return api.call("GetExecutionHistory", newest.put("maxResults", 10)).toString();
    }

    private JsonNode invoke(String function, JsonNode event) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create(harness.url() + "/2015-03-31/functions/" + function + "/invocations");
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(event)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("X-Amz-Function-Error"))
                    .as(new String(answer.body()))
                    .isEmpty();
            return JSON.readTree(answer.body());
        }
    }
}
