package dev.baton.asl.parsing;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.List;
import java.util.Optional;

/** Reads how a state is left: {@code Next} or {@code "End": true}, one of them. */
final class FlowParser {
    private static final List<String> FIELDS = List.of("Next", "End");

    private FlowParser() {}

    /** The next state, or empty for the end of the block. */
    static Optional<String> next(StateSource source) {
        Diagnostics diagnostics = source.diagnostics();
        Optional<SourceNode> nextField = source.get("Next");
        boolean ends =
                source.get("End").flatMap(end -> Shape.bool(end, diagnostics)).orElse(false);
        if (nextField.isPresent() && ends) {
            Shape.onlyOne(source.node(), FIELDS, diagnostics);
        } else if (nextField.isEmpty() && !ends) {
            Shape.missingOne(source.node(), FIELDS, diagnostics);
        }
        return nextField.flatMap(next -> Shape.text(next, diagnostics));
    }
}
