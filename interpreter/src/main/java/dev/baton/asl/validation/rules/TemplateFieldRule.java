package dev.baton.asl.validation.rules;

import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;
import java.util.List;

/** A payload template has not both {@code name} and {@code name.$}, which would be one field of the result. */
public final class TemplateFieldRule implements Rule {
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
            if (name.endsWith(".$") && node.has(name.substring(0, name.length() - 2))) {
                diagnostics.schema(
                        "The fields '" + name + "' and '" + name.substring(0, name.length() - 2)
                                + "' would have the same name in the result",
                        value);
            }
            checkTemplate(value, diagnostics);
        });
        node.elements().forEach(element -> checkTemplate(element, diagnostics));
    }
}
