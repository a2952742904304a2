package dev.baton.asl.definition;

/** Ends its block with its output. */
public record SucceedState(String name, QueryLanguage queryLanguage, DataFlow data) implements State {
    @Override
    public StateType type() {
        return StateType.SUCCEED;
    }
}
