package dev.baton.asl.execution;

import dev.baton.asl.json.Json;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The workflow variables that a frame sees: its own, and those of its outer frames, read-only. Inner scopes may not
 * assign a name of an outer one, which the parser refuses, so a flat map of all visible names is enough: a branch starts
 * with its parent's map, and what it assigns ends with it (AWS: "Passing data between states with variables").
 *
 * @param values name (without {@code $}) to value; unmodifiable
 */
public record Variables(Map<String, Json> values) {

    public static final Variables NONE = new Variables(Map.of());

    public Variables {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(values);
    }

    public Optional<Json> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** These variables with some assigned anew. */
    public Variables with(Map<String, Json> assigned) {
        if (assigned.isEmpty()) {
            return this;
        }
        Map<String, Json> merged = new HashMap<>(values);
        merged.putAll(assigned);
        return new Variables(merged);
    }
}
