package dev.baton.asl.validation;

import java.util.List;
import java.util.stream.Collectors;

/** How CreateStateMachine and UpdateStateMachine word the faults of a definition in their InvalidDefinition error. */
public final class InvalidDefinitionText {

    private InvalidDefinitionText() {}

    /**
     * {@code Invalid State Machine Definition: 'CODE: message at /place, CODE: message at /place'}: the code is repeated for
     * each fault, and a fault without a place reads {@code at null} (recordings {@code sfn_api/test_create_delete_invalid_sm},
     * {@code sfn_api_express/test_illegal_callbacks}). JSON faults name their place in their own text.
     *
     * @param diagnostics warnings among them are left out
     */
    public static String of(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(InvalidDefinitionText::one)
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
    }

    private static String one(Diagnostic diagnostic) {
        String text = diagnostic.code() + ": " + diagnostic.message();
        return diagnostic.code() == DiagnosticCode.INVALID_JSON_DESCRIPTION
                ? text
                : text + " at " + diagnostic.location().orElse("null");
    }
}
