package dev.baton.asl.parsing;

import dev.baton.asl.definition.SucceedState;
import java.util.Optional;

/** Reads Succeed states. */
final class SucceedStateParser {

    private SucceedStateParser() {}

    static Optional<SucceedState> parse(StateSource source) {
        return Optional.of(new SucceedState(source.name(), source.language(), DataFlowParser.parse(source)));
    }
}
