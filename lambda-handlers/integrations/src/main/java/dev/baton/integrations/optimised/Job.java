package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code .sync} of an integration waits for, and how it is asked about and ended. Names are the model's; a text {@code $name} in
 * parameters stands for that part of the handle.
 *
 * @param handle what is kept of a submission: parts by name, each a pointer into the call, {@code in:/cluster} or {@code
 *     out:/tasks/0/taskArn}
 * @param describe the action that tells how the job stands, with its parameters
 * @param status where it stands there, a JSON pointer
 * @param good what a job is that ended well; one that is gone, if {@link #GONE} is among them
 * @param failed what a job is that ended badly
 * @param output the part of the description that is the result, a JSON pointer in the names of results; empty: all of it
 * @param cancel the action that ends the job, with its parameters; absent where AWS does not end it
 */
record Job(
        Map<String, String> handle,
        Request describe,
        String status,
        Set<String> good,
        Set<String> failed,
        String output,
        Optional<Request> cancel) {

    /** A state that no service tells: it does not know the job any more. */
    static final String GONE = "(gone)";

    Job {
        handle = Map.copyOf(handle);
        Objects.requireNonNull(describe, "describe");
        Objects.requireNonNull(status, "status");
        good = Set.copyOf(good);
        failed = Set.copyOf(failed);
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(cancel, "cancel");
    }

    /** A call of an action. */
    record Request(String operation, ObjectNode parameters) {
        /** Its parameters for a job. */
        ObjectNode of(JsonNode handle) {
            return (ObjectNode) filled(parameters, handle);
        }

        private static JsonNode filled(JsonNode node, JsonNode handle) {
            if (node.isObject()) {
                ObjectNode object = ((ObjectNode) node).objectNode();
                node.properties().forEach(entry -> {
                    JsonNode value = filled(entry.getValue(), handle);
                    if (!value.isMissingNode() && !value.isNull()) {
                        object.set(entry.getKey(), value);
                    }
                });
                return object;
            }
            if (node.isArray()) {
                ArrayNode array = ((ArrayNode) node).arrayNode();
                node.forEach(element -> array.add(filled(element, handle)));
                return array;
            }
            return node.asText().startsWith("$") ? handle.path(node.asText().substring(1)) : node;
        }
    }

    /** What is kept of a submission. */
    ObjectNode handleOf(ObjectNode input, JsonNode output) {
        ObjectNode kept = input.objectNode();
        new LinkedHashMap<>(handle).forEach((name, pointer) -> {
            JsonNode value =
                    pointer.startsWith("in:") ? input.at(pointer.substring(3)) : output.at(pointer.substring(4));
            if (!value.isMissingNode() && !value.isNull()) {
                kept.set(name, value);
            }
        });
        return kept;
    }
}
