package dev.baton.asl.validation.rules;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.BlockOutline;
import dev.baton.asl.validation.outline.Outline;
import java.util.HashSet;
import java.util.Set;

/** State names have 1 to 80 characters and are unique in the whole machine, branches and item processors included. */
public final class StateNameRule implements Rule {
    private static final int MAX_LENGTH = 80;

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        Set<String> seen = new HashSet<>();
        for (SourceNode duplicate : outline.duplicates()) {
            if (isState(duplicate, outline)) {
                duplicateName(nameOf(duplicate), duplicate, diagnostics);
            }
        }
        outline.forEachState(state -> {
            checkLength(state.name(), state.node(), diagnostics);
            if (!seen.add(state.name())) {
                duplicateName(state.name(), state.node(), diagnostics);
            }
        });
    }

    private static void checkLength(String name, SourceNode at, Diagnostics diagnostics) {
        int length = name.codePointCount(0, name.length());
        if (length == 0) {
            diagnostics.add(Diagnostic.error(DiagnosticCode.INVALID_STATE_NAME, "State name cannot be empty", at));
        } else if (length > MAX_LENGTH) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticCode.INVALID_STATE_NAME,
                    "State name has " + length + " characters, the maximum is " + MAX_LENGTH,
                    at));
        }
    }

    private static void duplicateName(String name, SourceNode at, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.error(DiagnosticCode.DUPLICATE_STATE_NAME, "Duplicate State name: " + name, at));
    }

    /** Whether a member is a state of some block. */
    static boolean isState(SourceNode member, Outline outline) {
        String pointer = member.pointer();
        for (BlockOutline block : outline.blocks()) {
            String states = block.node().pointer("States");
            if (pointer.startsWith(states + "/")
                    && block.state(pointer.substring(states.length() + 1)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static String nameOf(SourceNode state) {
        String pointer = state.pointer();
        return pointer.substring(pointer.lastIndexOf("/States/") + "/States/".length());
    }
}
