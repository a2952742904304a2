package dev.baton.asl.parsing;

import dev.baton.asl.definition.StateType;
import dev.baton.asl.expression.jsonata.StatesMember;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import java.util.EnumSet;
import java.util.Set;

/**
 * {@code $states.result} exists in Assign and Output of Task, Parallel and Map, {@code $states.errorOutput} in a catcher;
 * elsewhere AWS refuses the definition (AWS: "Transforming data with JSONata in Step Functions", reserved variable).
 */
final class StatesMemberCheck {
    private static final Set<StateType> WITH_RESULT = EnumSet.of(StateType.TASK, StateType.PARALLEL, StateType.MAP);

    private final StateType type;
    private final Diagnostics diagnostics;

    StatesMemberCheck(StateType type, Diagnostics diagnostics) {
        this.type = type;
        this.diagnostics = diagnostics;
    }

    /**
     * @param read the members that an expression reads
     * @param fieldPath where it stands in its state, {@code Catch[0]/Output}
     */
    void check(Set<String> read, String fieldPath, SourceNode at) {
        // All of them means $states as a whole, which simply has what there is.
        if (read.containsAll(Set.of(StatesMember.INPUT, StatesMember.RESULT, StatesMember.ERROR_OUTPUT))) {
            return;
        }
        boolean afterwards = fieldPath.startsWith("Assign") || fieldPath.startsWith("Output");
        if (read.contains(StatesMember.RESULT) && !(afterwards && WITH_RESULT.contains(type))) {
            absent(StatesMember.RESULT, at);
        }
        if (read.contains(StatesMember.ERROR_OUTPUT) && !fieldPath.startsWith("Catch[")) {
            absent(StatesMember.ERROR_OUTPUT, at);
        }
    }

    private void absent(String member, SourceNode at) {
        diagnostics.add(Diagnostic.error(
                DiagnosticCode.UNSUPPORTED_JSONATA_EXPRESSION, "Field '$states." + member + "' does not exist.", at));
    }
}
