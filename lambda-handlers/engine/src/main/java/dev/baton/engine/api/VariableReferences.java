package dev.baton.engine.api;

import dev.baton.asl.definition.StateMachine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The variables that states read, as Describe shows them (recordings {@code sfn_api_variable_references/*}). */
final class VariableReferences {

    private VariableReferences() {}

    /** State name to sorted variable names; null when no state reads any, since the member is then absent. */
    static @Nullable Map<String, List<String>> of(StateMachine machine) {
        if (machine.variableReferences().isEmpty()) {
            return null;
        }
        Map<String, List<String>> sorted = new TreeMap<>();
        machine.variableReferences().forEach((state, names) -> sorted.put(state, sorted(names)));
        return sorted;
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }
}
