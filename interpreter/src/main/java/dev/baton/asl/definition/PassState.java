package dev.baton.asl.definition;

import dev.baton.asl.json.Json;
import java.util.Optional;

/**
 * @param result JSONPath's constant {@code Result}
 * @param next the next state, or empty for {@code "End": true}
 */
public record PassState(
        String name, QueryLanguage queryLanguage, DataFlow data, Optional<Json> result, Optional<String> next)
        implements State {
    @Override
    public StateType type() {
        return StateType.PASS;
    }
}
