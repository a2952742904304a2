package dev.baton.asl.parsing;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.List;

/** The calls that ErrorPath and CausePath may make: those that yield a text (AWS: "Fail workflow state"). */
final class TextCalls {
    private static final List<String> FUNCTIONS = List.of(
            "States.Format",
            "States.JsonToString",
            "States.ArrayGetItem",
            "States.Base64Encode",
            "States.Base64Decode",
            "States.Hash",
            "States.UUID");

    private TextCalls() {}

    static boolean isAllowed(SourceNode value, Diagnostics diagnostics) {
        String text = value.text();
        int bracket = text.indexOf('(');
        if (!text.startsWith("States.")
                || bracket < 0
                || FUNCTIONS.contains(text.substring(0, bracket).strip())) {
            return true;
        }
        diagnostics.schema(
                "Value must be a valid JSONPath or one of the following intrinsic function calls: " + FUNCTIONS, value);
        return false;
    }
}
