package dev.baton.asl.parsing;

import dev.baton.asl.definition.PassState;
import dev.baton.asl.json.Json;
import java.util.Optional;

/** Reads Pass states. */
final class PassStateParser {

    private PassStateParser() {}

    static Optional<PassState> parse(StateSource source) {
        return Optional.of(new PassState(
                source.name(),
                source.language(),
                DataFlowParser.parse(source),
                source.get("Result").map(result -> Json.of(result.value())),
                FlowParser.next(source)));
    }
}
