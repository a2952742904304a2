package dev.baton.asl.definition;

/** What every state has. */
public sealed interface State permits PassState, ChoiceState, WaitState, SucceedState, FailState, GuardedState {

    /** Unique in the machine. */
    String name();

    /** The language that this state's expressions are written in. */
    QueryLanguage queryLanguage();

    StateType type();
}
