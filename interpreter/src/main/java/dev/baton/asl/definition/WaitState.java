package dev.baton.asl.definition;

import java.util.Optional;

/** Wait. */
public record WaitState(String name, QueryLanguage queryLanguage, DataFlow data, Delay delay, Optional<String> next)
        implements State {
    @Override
    public StateType type() {
        return StateType.WAIT;
    }

    /** How long it waits. */
    public sealed interface Delay {
        FieldValue value();

        /** Seconds or SecondsPath. */
        record ForSeconds(FieldValue value) implements Delay {}

        /** Timestamp or TimestampPath. */
        record Until(FieldValue value) implements Delay {}
    }
}
