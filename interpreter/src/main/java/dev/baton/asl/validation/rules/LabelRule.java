package dev.baton.asl.validation.rules;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;
import java.util.HashSet;
import java.util.Set;

/**
 * A Distributed Map's {@code Label} becomes part of ARNs: at most 40 characters, none that ARNs cannot hold, unique in the
 * machine (AWS: "Using Map state in Distributed mode", Label).
 */
public final class LabelRule implements Rule {
    private static final int MAX_LENGTH = 40;
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        Set<String> seen = new HashSet<>();
        outline.forEachState(state -> state.node()
                .field("Label")
                .filter(label -> state.type().equals("Map") && label.isText())
                .ifPresent(label -> {
                    checkName(label, diagnostics);
                    if (!seen.add(label.text())) {
                        diagnostics.add(Diagnostic.error(
                                DiagnosticCode.DUPLICATE_LABEL_NAME, "Duplicate Label name: " + label.text(), label));
                    }
                }));
    }

    private static void checkName(SourceNode label, Diagnostics diagnostics) {
        String text = label.text();
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            invalid("Label must have 1 to " + MAX_LENGTH + " characters", label, diagnostics);
        } else if (text.chars().anyMatch(LabelRule::isForbidden)) {
            invalid("Label contains invalid characters: '" + text + "'", label, diagnostics);
        }
    }

    private static boolean isForbidden(int c) {
        return FORBIDDEN.indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isISOControl(c);
    }

    private static void invalid(String message, SourceNode label, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.error(DiagnosticCode.INVALID_LABEL_NAME, message, label));
    }
}
