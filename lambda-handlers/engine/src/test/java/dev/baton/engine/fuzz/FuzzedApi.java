package dev.baton.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An API under fuzz, wherever it runs. Each answer is checked: no 5xx, an error has a name and a text, and what was started ends. */
public final class FuzzedApi {
    public static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:";

    private static final String ROLE = "arn:aws:iam::123456789012:role/fuzz";
    private static final JsonMapper JSON = new JsonMapper();

    private final Door door;
    private final Pace pace;

    public FuzzedApi(Door door, Pace pace) {
        this.door = door;
        this.pace = pace;
    }

    /** What came back. */
    public record Answer(int status, String body) {}

    /** Where requests go in. */
    public interface Door {
        Answer call(String action, String body) throws InterruptedException;
    }

    /**
     * How long to wait for what was started.
     *
     * @param ends how often to look whether an execution ended by itself, before it is stopped
     * @param pause before the next look
     * @param stops how often to look whether one that was stopped has ended
     * @param deletes whether a machine that was deleted is gone soon, so that its name is free for the next one
     */
    public record Pace(int ends, Duration pause, int stops, boolean deletes) {}

    /** Makes what requests may name. */
    public void stand() throws InterruptedException {
        stand("standing", "STANDARD");
        stand("standing-express", "EXPRESS");
        call(
                "StartExecution",
                object().put("stateMachineArn", MACHINE + "standing").put("name", "run"));
    }

    private void stand(String name, String type) throws InterruptedException {
        ObjectNode machine = object().put("name", name).put("type", type).put("publish", true);
        machine.put("roleArn", ROLE).put("definition", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
        call("CreateStateMachine", machine);
    }

    /** Names in the place of placeholders what {@link #stand} made. */
    public static String named(String body) {
        return body.replace("EXECUTION", MACHINE.replace("stateMachine", "execution") + "standing:run")
                .replace("EXPRESS", MACHINE + "standing-express")
                .replace("MACHINE", MACHINE + "standing");
    }

    /** Calls an action and checks its answer. */
    public JsonNode call(String action, String body) throws InterruptedException {
        Answer response = door.call(action, body);
        assertThat(response.status())
                .as("%s %s: %s", action, shortened(body), response.body())
                .isIn(200, 400, 403, 404);
        JsonNode answer = read(response.body());
        if (response.status() != 200) {
            assertThat(answer.path("__type").asText()).as(response.body()).isNotEmpty();
            assertThat(answer.path("message").isTextual()).as(response.body()).isTrue();
        }
        return answer;
    }

    public JsonNode call(String action, ObjectNode request) throws InterruptedException {
        return call(action, request.toString());
    }

    /**
     * Runs a definition to its end, or for a while and then to its stop: either way it ends, with a status.
     *
     * @param name of the machine
     */
    public void run(String name, String definition, Optional<String> input, boolean express)
            throws InterruptedException {
        ObjectNode creation = object().put("name", name).put("definition", definition);
        creation.put("roleArn", ROLE).put("type", express ? "EXPRESS" : "STANDARD");
        JsonNode created = call("CreateStateMachine", creation);
        String machine = created.path("stateMachineArn").asText();
        if (machine.isEmpty()) {
            return;
        }
        ObjectNode start = object().put("stateMachineArn", machine).put("input", input.orElse("{}"));
        if (input.isPresent() && !express) {
            String execution =
                    call("StartExecution", start).path("executionArn").asText();
            if (!execution.isEmpty()) {
                end(object().put("executionArn", execution));
            }
        }
        call("DeleteStateMachine", object().put("stateMachineArn", machine));
        while (pace.deletes()
                && call("DescribeStateMachine", object().put("stateMachineArn", machine))
                        .has("status")) {
            Thread.sleep(1);
        }
    }

    private void end(ObjectNode execution) throws InterruptedException {
        await(execution, pace.ends());
        if (isRunning(execution)) {
            call("StopExecution", execution);
            await(execution, pace.stops());
        }
        assertThat(call("DescribeExecution", execution).path("status").asText())
                .isIn("SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");
        assertThat(call("GetExecutionHistory", execution).path("events")).isNotEmpty();
    }

    private void await(ObjectNode execution, int most) throws InterruptedException {
        for (int looks = 0; looks < most && isRunning(execution); looks++) {
            Thread.sleep(pace.pause().multipliedBy(1L + Math.min(looks, 11)));
        }
    }

    private boolean isRunning(ObjectNode execution) throws InterruptedException {
        return call("DescribeExecution", execution).path("status").asText().equals("RUNNING");
    }

    /** The beginning of a long text. */
    public static String shortened(String text) {
        return text.length() <= 4000 ? text : text.substring(0, 4000) + "… (" + text.length() + " characters)";
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("the answer is no JSON: " + text, e);
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
