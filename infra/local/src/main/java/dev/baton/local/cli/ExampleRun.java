package dev.baton.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Head;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import java.util.List;
import java.util.Optional;

/**
 * One execution in a process of its own, kept in memory, followed to its end.
 *
 * @param machine the state machine's name
 * @param definition its text
 * @param input JSON text
 * @param mockCase the test case that answers for its tasks
 */
record ExampleRun(String machine, String definition, String input, Optional<String> mockCase) {
    private static final int PAGE = 500;
    private static final long LOOK_MILLIS = 10;
    private static final String NAME = "run";

    /**
     * Runs it.
     *
     * @return the head, closed
     * @throws UserMistake when the definition or the input is refused
     */
    Head follow(LocalSettings settings, EventPrinter printer) throws InterruptedException {
        try (Local local = Local.inMemory(settings)) {
            local.begin();
            return follow(local, start(local), printer);
        }
    }

    /**
     * Starts it.
     *
     * @return the execution's ARN
     * @throws UserMistake when the definition or the input is refused
     */
    String start(Local local) {
        LocalApi api = new LocalApi(local);
        String machineArn = api.call("CreateStateMachine", creation())
                .path("stateMachineArn")
                .asText();
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        start.put(
                "stateMachineArn", machineArn + mockCase.map(name -> "#" + name).orElse(""));
        start.put("name", NAME).put("input", input);
        return api.call("StartExecution", start).path("executionArn").asText();
    }

    private ObjectNode creation() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", machine)
                .put("definition", definition)
                .put("roleArn", "arn:aws:iam::123456789012:role/baton-run");
    }

    /**
     * Shows an execution as it goes on.
     *
     * @return the head, closed
     */
    static Head follow(Local local, String arn, EventPrinter printer) throws InterruptedException {
        Head head = local.log().head(arn).orElseThrow();
        long next = 1;
        Optional<Json> output = Optional.empty();
        while (true) {
            // The head first: when it is closed, the events that are read afterwards are all.
            Head now = local.log().head(head.key().executionArn()).orElseThrow();
            List<HistoryEvent> events = local.histories().page(head.key(), next, PAGE, false);
            for (HistoryEvent event : events) {
                printer.print(event);
                output = event.details() instanceof EventDetails.Output done ? Optional.of(done.output()) : output;
            }
            next += events.size();
            if (events.isEmpty() && now.closing().isPresent()) {
                boolean failed = now.closing().get().failure().isPresent();
                printer.end(now, failed ? Optional.empty() : output);
                return now;
            }
            if (events.isEmpty()) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }
}
