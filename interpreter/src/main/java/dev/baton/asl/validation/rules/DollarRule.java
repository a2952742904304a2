package dev.baton.asl.validation.rules;

import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;
import java.util.List;

/** Warns of a member of a payload template whose constant looks like a path: its name probably lacks {@code .$}. */
public final class DollarRule implements Rule {
    private static final List<String> TEMPLATES = List.of("Parameters", "ResultSelector", "ItemSelector", "Assign");

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        outline.forEachState(state -> {
            if (state.queryLanguage() == QueryLanguage.JSONPATH) {
                TEMPLATES.forEach(
                        field -> state.node().field(field).ifPresent(template -> checkTemplate(template, diagnostics)));
            }
        });
    }

    private static void checkTemplate(SourceNode node, Diagnostics diagnostics) {
        node.fields().forEach((name, value) -> {
            if (!name.endsWith(".$") && value.isText() && LooksLikePath.test(value.text())) {
                diagnostics.add(Diagnostic.warning(
                        DiagnosticCode.NO_DOLLAR,
                        "The field '" + name
                                + "' looks like a JSONPath or an intrinsic function, but its name does not end with '.$'",
                        value));
            } else {
                checkTemplate(value, diagnostics);
            }
        });
        node.elements().forEach(element -> checkTemplate(element, diagnostics));
    }
}
