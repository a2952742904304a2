package dev.baton.asl.definition;

import java.util.Optional;

/**
 * @param delay Seconds, SecondsPath, Timestamp or TimestampPath, told apart by {@link FieldValue#field()}
 */
public record WaitState(
        String name, QueryLanguage queryLanguage, DataFlow data, FieldValue delay, Optional<String> next)
        implements State {
    @Override
    public StateType type() {
        return StateType.WAIT;
    }
}
