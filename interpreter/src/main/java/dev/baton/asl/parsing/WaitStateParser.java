package dev.baton.asl.parsing;

import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.json.SourceNode;
import java.util.Optional;

/** Reads Wait states. */
final class WaitStateParser {
    private static final long MAX_SECONDS = 99_999_999;

    private WaitStateParser() {}

    static Optional<WaitState> parse(StateSource source) {
        Optional<WaitState.Delay> delay = source.exactlyOneOf("SecondsPath", "Seconds", "TimestampPath", "Timestamp")
                .flatMap(value -> delay(source));
        var data = DataFlowParser.parse(source);
        Optional<String> next = FlowParser.next(source);
        return delay.map(value -> new WaitState(source.name(), source.language(), data, value, next));
    }

    private static Optional<WaitState.Delay> delay(StateSource source) {
        Optional<FieldValue> seconds = FieldValueParser.wholeNumber(source, "Seconds", 0, MAX_SECONDS)
                .or(() -> FieldValueParser.path(source, "SecondsPath"));
        Optional<FieldValue> timestamp = source.get("Timestamp")
                .flatMap(value -> FieldValueParser.constantOrJsonata(
                        source, "Timestamp", value, constant -> isTimestamp(source, constant)));
        return seconds.<WaitState.Delay>map(WaitState.Delay.ForSeconds::new)
                .or(() -> timestamp
                        .or(() -> FieldValueParser.path(source, "TimestampPath"))
                        .map(WaitState.Delay.Until::new));
    }

    private static boolean isTimestamp(StateSource source, SourceNode value) {
        boolean valid = value.isText() && Timestamps.isValid(value.text());
        if (!valid) {
            source.diagnostics().schema("String does not match RFC3339 timestamp", value);
        }
        return valid;
    }
}
