package dev.baton.engine.api.extension;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.Ports;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.search.ExecutionFilter;
import dev.baton.engine.search.ExecutionSearch;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code Baton.PreviewUpdate}: what a new definition changes, before it is saved. States are compared by their names, inner ones
 * too; then it is told how many of the newest executions went through what is changed, and which of them are still there. Running
 * executions keep the definition that they were started with.
 *
 * <pre>
 * {stateMachineArn, definition, executions = 50}
 * → {added, removed, changed: [state], executions, affected: [{executionArn, name, status, states}], running}
 * </pre>
 *
 * Errors: InvalidDefinition when the text is no JSON, StateMachineDoesNotExist. What is wrong in the definition itself
 * ValidateStateMachineDefinition tells.
 */
final class PreviewUpdateAction implements ExtensionAction {
    private static final int EVENTS = 1000;

    private final Ports ports;
    private final ExecutionSearch search;

    PreviewUpdateAction(Ports ports, ExecutionSearch search) {
        this.ports = ports;
        this.search = search;
    }

    @Override
    public byte[] perform(Members request) {
        String arn = request.text("stateMachineArn");
        Map<String, JsonNode> after = states(request.text("definition"));
        int executions = (int) request.number("executions", 50, 1, 200);
        request.complete();
        RegisteredMachine machine = ports.registry()
                .machine(arn)
                .orElseThrow(() ->
                        new ApiException("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
        Map<String, JsonNode> before =
                states(ports.definitions().text(machine.settings().definition()));
        Set<String> added = minus(after.keySet(), before.keySet());
        Set<String> removed = minus(before.keySet(), after.keySet());
        Set<String> changed = new TreeSet<>();
        before.forEach((name, state) -> {
            if (after.containsKey(name) && !state.equals(after.get(name))) {
                changed.add(name);
            }
        });
        Set<String> touched = new LinkedHashSet<>(changed);
        touched.addAll(removed);
        List<Head> newest = newest(machine.arn(), executions);
        return Written.object(out -> {
            array(out, "added", added);
            array(out, "removed", removed);
            array(out, "changed", changed);
            out.writeNumberField("executions", newest.size());
            out.writeNumberField(
                    "running",
                    newest.stream().filter(head -> head.closing().isEmpty()).count());
            out.writeArrayFieldStart("affected");
            for (Head head : newest) {
                Set<String> met = new LinkedHashSet<>(entered(head));
                met.retainAll(touched);
                if (!met.isEmpty()) {
                    out.writeStartObject();
                    out.writeStringField("executionArn", head.key().executionArn());
                    out.writeStringField("name", head.identity().name());
                    out.writeStringField("status", head.status().name());
                    array(out, "states", met);
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        });
    }

    private List<Head> newest(String machine, int limit) {
        ExecutionFilter filter = ExecutionFilter.ofMachines(List.of(machine));
        return search.search(filter, limit, Optional.empty()).heads();
    }

    private Set<String> entered(Head head) {
        Set<String> names = new LinkedHashSet<>();
        ports.histories().page(head.key(), 1, EVENTS, false).forEach(event -> {
            if (event.details() instanceof EventDetails.StateEntered entered) {
                names.add(entered.name());
            }
        });
        return names;
    }

    private static Set<String> minus(Set<String> all, Set<String> others) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }

    /** All states by name, inner ones without what they hold. */
    private static Map<String, JsonNode> states(String definition) {
        try {
            Map<String, JsonNode> found = new LinkedHashMap<>();
            collect(Json.parse(definition).node(), found);
            return found;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new ApiException(
                    "InvalidDefinition", "Invalid State Machine Definition: '" + e.getOriginalMessage() + "'");
        }
    }

    private static void collect(JsonNode block, Map<String, JsonNode> into) {
        block.path("States").properties().forEach(entry -> {
            JsonNode state = entry.getValue();
            if (state instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
                into.put(entry.getKey(), object.deepCopy().without(List.of("Branches", "ItemProcessor", "Iterator")));
            }
            state.path("Branches").forEach(branch -> collect(branch, into));
            collect(state.path("ItemProcessor"), into);
            collect(state.path("Iterator"), into);
        });
    }

    private static void array(com.fasterxml.jackson.core.JsonGenerator out, String name, Iterable<String> texts)
            throws java.io.IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
