package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.ParseResult;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.engine.api.DefinitionCheck;
import dev.baton.engine.api.Ports;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.replay.Verdict;
import dev.baton.engine.search.ExecutionFilter;
import dev.baton.engine.search.ExecutionSearch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code Baton.PreviewUpdate}: what a new definition will break, before it is saved. States are compared by their names, inner ones
 * too; it is told which of the newest executions went through what is changed; and each of them is run again, by the definition that
 * it ran by and by the new one, with its tasks answered as its history tells ({@link dev.baton.engine.replay.Replay}). Nothing is
 * called, nothing is written. Running executions keep the definition that they were started with.
 *
 * <pre>
 * {stateMachineArn, definition, executions = 50}
 * → {diagnostics: [{severity, code, message, location?}], added, removed, changed: [state], executions, running,
 *    affected: [{executionArn, name, status, states}], replays: {verdict: count},
 *    differences: [{executionArn, name, status, verdict, turning?: {after?, before?, now?}, unknown?: {state, reason},
 *                   requests?: [{state, before: {resource, parameters}, after}], before: {status, error?, cause?, output?}, after}]}
 * </pre>
 *
 * Verdicts: {@link Verdict}. With a definition that cannot run there are diagnostics and no replays. Errors: InvalidDefinition when the
 * text is no JSON, StateMachineDoesNotExist.
 */
final class PreviewUpdateAction implements ExtensionAction {
    /** In characters, as of AWS's definitions. */
    private static final int LONGEST_DEFINITION = 1 << 20;

    private final Ports ports;
    private final ExecutionSearch search;
    private final DefinitionCheck check;

    PreviewUpdateAction(Ports ports, ExecutionSearch search) {
        this.ports = ports;
        this.search = search;
        this.check = new DefinitionCheck(ports.catalog());
    }

    @Override
    public byte[] perform(Members request) {
        String arn = request.text("stateMachineArn");
        String definition = request.text("definition", LONGEST_DEFINITION);
        Map<String, JsonNode> after = states(definition);
        int executions = (int) request.number("executions", 50, 1, 200);
        request.complete();
        RegisteredMachine machine = ports.registry()
                .machine(arn)
                .orElseThrow(() ->
                        new ApiException("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
        Changes changes = Changes.between(
                states(ports.definitions().text(machine.settings().definition())), after);
        ParseResult checked = check.diagnose(definition, machine.type());
        List<RecordedExecution> newest =
                new RecordedExecutions(ports.histories()).read(newest(machine.arn(), executions));
        return Written.object(out -> {
            diagnostics(checked.diagnostics(), out);
            changes.write(out);
            out.writeNumberField("executions", newest.size());
            out.writeNumberField(
                    "running",
                    newest.stream()
                            .filter(execution -> execution.head().closing().isEmpty())
                            .count());
            affected(newest, changes.touched(), out);
            if (checked.machine().isPresent()) {
                new PreviewedReplays(ports.definitions())
                        .write(newest, checked.machine().get(), out);
            }
        });
    }

    private List<Head> newest(String machine, int limit) {
        ExecutionFilter filter = ExecutionFilter.ofMachines(List.of(machine));
        return search.search(filter, limit, Optional.empty()).heads();
    }

    private static void diagnostics(List<Diagnostic> found, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("diagnostics");
        for (Diagnostic diagnostic : found) {
            out.writeStartObject();
            out.writeStringField("severity", diagnostic.severity().name());
            out.writeStringField("code", diagnostic.code().name());
            out.writeStringField("message", diagnostic.message());
            Written.text(out, "location", diagnostic.location());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void affected(List<RecordedExecution> newest, Set<String> touched, JsonGenerator out)
            throws IOException {
        out.writeArrayFieldStart("affected");
        for (RecordedExecution execution : newest) {
            Set<String> met = entered(execution);
            met.retainAll(touched);
            if (!met.isEmpty()) {
                out.writeStartObject();
                execution.writeNames(out);
                Written.texts(out, "states", met);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private static Set<String> entered(RecordedExecution execution) {
        Set<String> names = new LinkedHashSet<>();
        execution.history().forEach(event -> {
            if (event.details() instanceof EventDetails.StateEntered entered) {
                names.add(entered.name());
            }
        });
        return names;
    }

    /** States by what became of them. */
    private record Changes(Set<String> added, Set<String> removed, Set<String> changed) {

        static Changes between(Map<String, JsonNode> before, Map<String, JsonNode> after) {
            Set<String> changed = new TreeSet<>();
            before.forEach((name, state) -> {
                if (after.containsKey(name) && !state.equals(after.get(name))) {
                    changed.add(name);
                }
            });
            return new Changes(minus(after.keySet(), before.keySet()), minus(before.keySet(), after.keySet()), changed);
        }

        Set<String> touched() {
            Set<String> touched = new LinkedHashSet<>(changed);
            touched.addAll(removed);
            return touched;
        }

        void write(JsonGenerator out) throws IOException {
            Written.texts(out, "added", added);
            Written.texts(out, "removed", removed);
            Written.texts(out, "changed", changed);
        }
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
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    "InvalidDefinition", "Invalid State Machine Definition: '" + e.getOriginalMessage() + "'");
        }
    }

    private static void collect(JsonNode block, Map<String, JsonNode> into) {
        block.path("States").properties().forEach(entry -> {
            JsonNode state = entry.getValue();
            if (state instanceof ObjectNode object) {
                into.put(entry.getKey(), object.deepCopy().without(List.of("Branches", "ItemProcessor", "Iterator")));
            }
            state.path("Branches").forEach(branch -> collect(branch, into));
            collect(state.path("ItemProcessor"), into);
            collect(state.path("Iterator"), into);
        });
    }
}
