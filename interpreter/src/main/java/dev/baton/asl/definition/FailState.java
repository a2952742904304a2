package dev.baton.asl.definition;

import java.util.Optional;

/**
 * @param error Error or ErrorPath
 * @param cause Cause or CausePath
 */
public record FailState(
        String name, QueryLanguage queryLanguage, Optional<FieldValue> error, Optional<FieldValue> cause)
        implements State {
    @Override
    public StateType type() {
        return StateType.FAIL;
    }
}
