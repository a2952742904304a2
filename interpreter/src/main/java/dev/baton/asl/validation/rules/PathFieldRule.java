package dev.baton.asl.validation.rules;

import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;
import dev.baton.asl.validation.outline.StateOutline;
import java.util.List;

/** Warns of a constant that looks like a path in a field that has a {@code …Path} twin: Error, Cause, StringEquals … */
public final class PathFieldRule implements Rule {
    private static final List<String> FAIL_FIELDS = List.of("Error", "Cause");
    private static final String COMPARISON = "(String|Timestamp)(Equals|(Less|Greater)Than(Equals)?)";

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        outline.forEachState(state -> {
            if (state.queryLanguage() == QueryLanguage.JSONPATH) {
                checkState(state, diagnostics);
            }
        });
    }

    private static void checkState(StateOutline state, Diagnostics diagnostics) {
        if (state.type().equals("Fail")) {
            FAIL_FIELDS.forEach(name -> state.node().field(name).ifPresent(value -> check(name, value, diagnostics)));
        } else if (state.type().equals("Choice")) {
            state.node().field("Choices").ifPresent(rules -> checkRules(rules, diagnostics));
        }
    }

    private static void checkRules(SourceNode node, Diagnostics diagnostics) {
        node.elements().forEach(rule -> checkRules(rule, diagnostics));
        node.fields().forEach((name, value) -> {
            if (name.matches(COMPARISON)) {
                check(name, value, diagnostics);
            } else {
                checkRules(value, diagnostics);
            }
        });
    }

    private static void check(String name, SourceNode value, Diagnostics diagnostics) {
        if (value.isText() && LooksLikePath.test(value.text())) {
            diagnostics.add(Diagnostic.warning(
                    DiagnosticCode.NO_PATH,
                    "The value of the field '" + name + "' looks like a path; a path belongs into '" + name + "Path'",
                    value));
        }
    }
}
