package dev.baton.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What functions are asked for most, done by one instance for real, and checked: an error path would train the wrong classes. */
final class Rehearsal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] SCHEDULED = "{\"source\":\"aws.events\"}".getBytes(StandardCharsets.UTF_8);
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    private static final String STANDARD = "standard";
    private static final String EXPRESS = "express";

    /** One state of each usual kind, in both query languages, and a task. */
    static final String DEFINITION = """
            {"StartAt":"Prepare","States":{
              "Prepare":{"Type":"Pass","Parameters":{"order.$":"$.order","label.$":"States.Format('n-{}', $.order)"},"Next":"Call"},
              "Call":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:echo","ResultPath":"$.echo",
                "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":1}],"Next":"Which"},
              "Which":{"Type":"Choice","Choices":[{"Variable":"$.order","NumericGreaterThan":0,"Next":"Both"}],"Default":"Both"},
              "Both":{"Type":"Parallel","Next":"Each","ResultPath":"$.both","Branches":[
                {"StartAt":"One","States":{"One":{"Type":"Pass","End":true}}},
                {"StartAt":"Two","States":{"Two":{"Type":"Pass","End":true}}}]},
              "Each":{"Type":"Map","ItemsPath":"$.both","ResultPath":"$.each","Next":"Query","ItemProcessor":{
                "StartAt":"Invoke","States":{"Invoke":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                  "Parameters":{"FunctionName":"echo","Payload.$":"$"},"OutputPath":"$.Payload","End":true}}}},
              "Query":{"Type":"Pass","QueryLanguage":"JSONata","Assign":{"sum":"{% $states.input.order + 1 %}"},
                "Output":{"order":"{% $states.input.order %}"},"End":true}}}""";

    private final Stage stage;
    private final FunctionInstance instance;

    /** @param instance serves the API, wake-ups and the schedule */
    Rehearsal(Stage stage, FunctionInstance instance) {
        this.stage = stage;
        this.instance = instance;
    }

    /** Makes the machines; comes before the rounds. */
    void begin() throws IOException, InterruptedException, InvocationFailedException {
        ask("CreateStateMachine", machine(STANDARD));
        ask("CreateStateMachine", machine(EXPRESS).put("type", "EXPRESS"));
        instance.invoke(SCHEDULED);
    }

    private static ObjectNode machine(String name) {
        return object().put("name", name)
                .put("definition", DEFINITION)
                .put("roleArn", "arn:aws:iam::123456789012:role/any");
    }

    /** One execution of each type, and a look at it. */
    void round(int number) throws IOException, InterruptedException, InvocationFailedException {
        ObjectNode start = object().put("input", "{\"order\":" + number + "}").put("name", "n" + number);
        ask("ListStateMachines", object());
        ask("StartExecution", start.deepCopy().put("stateMachineArn", ARN + "stateMachine:" + STANDARD));
        JsonNode failed = JSON.readTree(instance.invoke(stage.wakeUp())).path("batchItemFailures");
        require(failed.isEmpty(), "the driver failed");
        ObjectNode execution = object().put("executionArn", ARN + "execution:" + STANDARD + ":n" + number);
        succeeded(ask("DescribeExecution", execution));
        ask("GetExecutionHistory", execution);
        ask("ListExecutions", object().put("stateMachineArn", ARN + "stateMachine:" + STANDARD));
        succeeded(ask("StartSyncExecution", start.put("stateMachineArn", ARN + "stateMachine:" + EXPRESS)));
    }

    private JsonNode ask(String action, ObjectNode body)
            throws IOException, InterruptedException, InvocationFailedException {
        return Stage.answer(instance.invoke(Stage.request(action, body)));
    }

    private static void succeeded(JsonNode execution) throws IOException {
        require(execution.path("status").asText().equals("SUCCEEDED"), "an execution did not succeed: " + execution);
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
