package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Arn;
import dev.baton.functions.resource.Api;
import dev.baton.functions.resource.ApiRefusalException;
import java.util.Iterator;
import java.util.Set;

/**
 * Starts what events ask for, once each: without a name, an execution is called after the invocation, which keeps its id when it is tried again.
 */
record Starts(Api api) {
    private static final Set<String> MEMBERS = Set.of("stateMachineArn", "input", "name", "traceHeader");
    private static final int LONGEST_NAME = 80;

    /**
     * The answer, or an array of them.
     *
     * @param requestId of the invocation
     * @throws StartRefusedException when one was not started; others may have been, and are found when the event comes again
     */
    JsonNode of(JsonNode event, String requestId) {
        if (!event.isArray()) {
            return start(event, requestId);
        }
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        int index = 0;
        for (JsonNode one : event) {
            answers.add(start(one, requestId + "-" + index++));
        }
        return answers;
    }

    private JsonNode start(JsonNode event, String otherwise) {
        check(event);
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("stateMachineArn", event.path("stateMachineArn").asText());
        String input = event.has("input") ? event.get("input").toString() : "{}";
        request.put("input", input);
        String name = name(event.path("name").asText(otherwise));
        request.put("name", name);
        if (event.has("traceHeader")) {
            request.set("traceHeader", event.get("traceHeader"));
        }
        try {
            return api.call("StartExecution", request);
        } catch (ApiRefusalException e) {
            if (e.code().equals("ExecutionAlreadyExists") && isSame(request, input)) {
                return JsonNodeFactory.instance.objectNode().put("executionArn", arn(request));
            }
            throw new StartRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void check(JsonNode event) {
        if (!event.path("stateMachineArn").isTextual()) {
            throw new StartRefusedException(
                    "The event must be {\"stateMachineArn\": \"…\", \"input\": …}, or an array of those");
        }
        for (Iterator<String> names = event.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw new StartRefusedException("The event has an unknown member " + name);
            }
        }
    }

    /** Of what names may hold: Scheduler and EventBridge have slashes and colons in their ids and times. */
    private static String name(String wanted) {
        String name = wanted.replaceAll("[^A-Za-z0-9_.-]", "-");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** Whether the execution of that name is the one that was asked for: then an event came twice. */
    private boolean isSame(ObjectNode request, String input) {
        try {
            JsonNode found = api.call(
                    "DescribeExecution", JsonNodeFactory.instance.objectNode().put("executionArn", arn(request)));
            return found.path("input").asText().equals(input);
        } catch (ApiRefusalException e) {
            return false;
        }
    }

    private static String arn(ObjectNode request) {
        String machine = request.path("stateMachineArn").asText();
        String name = request.path("name").asText();
        // What is no machine has no execution, and no such ARN is found.
        return Arn.parse(machine).map(arn -> execution(arn, name)).orElse(machine);
    }

    /** Of a version or alias: the execution belongs to the machine. */
    private static String execution(Arn machine, String name) {
        String machineName =
                machine.resourceParts().stream().skip(1).findFirst().orElse("");
        return machine.beside("execution:" + machineName + ":" + name).toString();
    }
}
