package dev.baton.asl.validation.rules;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;

/** Warns of a path in a Pass state's {@code Result}, which is passed on as it stands. */
public final class StaticPassResultRule implements Rule {

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        outline.forEachState(state -> state.node()
                .field("Result")
                .filter(result -> state.type().equals("Pass"))
                .ifPresent(result -> checkValue("Result", result, diagnostics)));
    }

    private static void checkValue(String name, SourceNode value, Diagnostics diagnostics) {
        boolean path = value.isText() && (name.endsWith(".$") || LooksLikePath.test(value.text()));
        if (path) {
            diagnostics.add(Diagnostic.warning(
                    DiagnosticCode.PASS_RESULT_IS_STATIC,
                    "The Result of a Pass state is static: '" + value.text() + "' is not evaluated; use Parameters",
                    value));
        }
        value.fields().forEach((member, inner) -> checkValue(member, inner, diagnostics));
        value.elements().forEach(element -> checkValue("", element, diagnostics));
    }
}
