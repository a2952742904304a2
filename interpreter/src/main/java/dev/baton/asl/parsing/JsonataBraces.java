package dev.baton.asl.parsing;

import dev.baton.asl.expression.jsonata.JsonataExpression;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;

/** Watches that a text with one brace of an expression has the other too, or AWS refuses it. */
final class JsonataBraces {

    private JsonataBraces() {}

    /** Whether a text begins or ends like an expression. */
    static boolean isMarked(String text) {
        return text.startsWith("{%") || text.endsWith("%}");
    }

    /** Whether all texts in a value are whole; those that are not are reported. */
    static boolean check(SourceNode value, Diagnostics diagnostics) {
        if (value.isText()) {
            boolean whole = !isMarked(value.text()) || JsonataExpression.isExpression(value.text());
            if (!whole) {
                diagnostics.schema("JSONata string must start with {% and end with %}", value);
            }
            return whole;
        }
        boolean whole = true;
        for (SourceNode member : value.fields().values()) {
            whole &= check(member, diagnostics);
        }
        for (SourceNode element : value.elements()) {
            whole &= check(element, diagnostics);
        }
        return whole;
    }
}
