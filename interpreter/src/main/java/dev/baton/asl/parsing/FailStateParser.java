package dev.baton.asl.parsing;

import dev.baton.asl.definition.FailState;
import java.util.Optional;

/** Reads Fail states. */
final class FailStateParser {

    private FailStateParser() {}

    static Optional<FailState> parse(StateSource source) {
        return Optional.of(new FailState(
                source.name(),
                source.language(),
                FieldValueParser.text(source, "Error"),
                FieldValueParser.text(source, "Cause")));
    }
}
