package dev.baton.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Which task calls a function. Functions are not told that, but mocks are looked up by it; so the definitions are made to send
 * it along, as the client context of the call.
 *
 * @param retry how often the state was retried before
 * @param token of a task that waits for it
 */
record Caller(String execution, int retry, Optional<String> token, String state) {
    private static final String NO_TOKEN = "-";

    /** Puts a client context into the arguments of every task that calls a function. */
    static JsonNode tellingDefinition(JsonNode machine) {
        JsonNode copy = machine.deepCopy();
        tell(copy, machine.path("QueryLanguage").asText("JSONPath"));
        return copy;
    }

    private static void tell(JsonNode node, String language) {
        String resource = node.path("Resource").asText();
        if (resource.startsWith("arn:aws:states:::lambda:invoke")) {
            boolean waits = resource.endsWith(".waitForTaskToken");
            if (node.path("QueryLanguage").asText(language).equals("JSONata")) {
                ((ObjectNode) node.path("Arguments")).put("ClientContext", jsonata(waits));
            } else {
                ((ObjectNode) node.path("Parameters")).put("ClientContext.$", jsonPath(waits));
            }
        }
        node.forEach(child -> tell(child, language));
    }

    private static String jsonata(boolean waits) {
        return "{% $base64encode($states.context.Execution.Id & ' ' & $states.context.State.RetryCount & ' ' & "
                + (waits ? "$states.context.Task.Token" : "'" + NO_TOKEN + "'")
                + " & ' ' & $states.context.State.Name) %}";
    }

    private static String jsonPath(boolean waits) {
        return "States.Base64Encode(States.Format('{} {} {} {}', $$.Execution.Id, $$.State.RetryCount, "
                + (waits ? "$$.Task.Token" : "'" + NO_TOKEN + "'") + ", $$.State.Name))";
    }

    /** Reads what such a definition sends. */
    static Caller of(String clientContext) {
        String text = new String(Base64.getDecoder().decode(clientContext), StandardCharsets.UTF_8);
        String[] parts = text.split(" ", 4);
        return new Caller(
                parts[0],
                Integer.parseInt(parts[1]),
                Optional.of(parts[2]).filter(token -> !token.equals(NO_TOKEN)),
                parts[3]);
    }

    /** The state machine's name, by its execution's ARN. */
    String machine() {
        return execution.split(":")[6];
    }

    /** The execution's name. */
    String name() {
        return execution.split(":")[7];
    }
}
