package dev.baton.asl.validation.rules;

import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;

/**
 * Variable names are identifiers (Unicode Standard Annex 31) of at most 80 characters; {@code states} is reserved (AWS:
 * "Passing data between states with variables").
 */
public final class VariableNameRule implements Rule {
    private static final int MAX_LENGTH = 80;

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        outline.forEachState(state -> {
            for (SourceNode assign : state.assigns()) {
                assign.fields()
                        .forEach((key, value) -> checkName(nameOf(key, state.queryLanguage()), value, diagnostics));
            }
        });
    }

    /** The variable that a member of Assign writes: JSONPath marks computed members with {@code .$}. */
    static String nameOf(String key, QueryLanguage language) {
        return language == QueryLanguage.JSONPATH && key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
    }

    private static void checkName(String name, SourceNode at, Diagnostics diagnostics) {
        if (name.equals("states")) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticCode.RESERVED_VARIABLE_NAME, "Cannot assign to reserved variable '$states'.", at));
        } else if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            invalid(name, "the variable name is longer than " + MAX_LENGTH + " characters.", at, diagnostics);
        } else if (!isIdentifier(name)) {
            invalid(name, "the variable name contains invalid characters.", at, diagnostics);
        }
    }

    private static void invalid(String name, String why, SourceNode at, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.error(
                DiagnosticCode.INVALID_VARIABLE_NAME, "Invalid variable name '" + name + "': " + why, at));
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && (Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_')
                && name.codePoints().allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isISOControl(c));
    }
}
