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
    private static final Set<String> EVERYWHERE = Set.of(StatesMember.INPUT, StatesMember.CONTEXT);
    private static final Set<StateType> WITH_RESULT = EnumSet.of(StateType.TASK, StateType.PARALLEL, StateType.MAP);

    private final StateType type;
    private final Diagnostics diagnostics;

    StatesMemberCheck(StateType type, Diagnostics diagnostics) {
        this.type = type;
        this.diagnostics = diagnostics;
    }

    /** Whether there is nothing to check: input and context exist everywhere. */
    static boolean isHarmless(Set<String> read) {
        return EVERYWHERE.containsAll(read);
    }

    /**
     * Reports what is not allowed.
     *
     * @param read the members that one expression reads
     * @param fieldPath where it stands in its state, {@code Catch[0]/Output}
     */
    void check(Set<String> read, String fieldPath, SourceNode at) {
        read.stream().filter(name -> !StatesMember.NAMES.contains(name)).forEach(name -> absent(name, at));
        if (!allowsResult(read, fieldPath)) {
            absent(StatesMember.RESULT, at);
        }
        if (!allowsErrorOutput(read, fieldPath)) {
            absent(StatesMember.ERROR_OUTPUT, at);
        }
    }

    private boolean allowsResult(Set<String> read, String fieldPath) {
        boolean afterwards = fieldPath.startsWith("Assign") || fieldPath.startsWith("Output");
        return !read.contains(StatesMember.RESULT) || isWhole(read) || (afterwards && WITH_RESULT.contains(type));
    }

    private static boolean allowsErrorOutput(Set<String> read, String fieldPath) {
        return !read.contains(StatesMember.ERROR_OUTPUT) || isWhole(read) || fieldPath.startsWith("Catch[");
    }

    /** All members stand for {@code $states} as a whole, which simply has what there is. */
    private static boolean isWhole(Set<String> read) {
        return read.containsAll(Set.of(StatesMember.INPUT, StatesMember.RESULT, StatesMember.ERROR_OUTPUT));
    }

    private void absent(String member, SourceNode at) {
        diagnostics.add(Diagnostic.error(
                DiagnosticCode.UNSUPPORTED_JSONATA_EXPRESSION, "Field '$states." + member + "' does not exist.", at));
    }
}
