package dev.baton.asl.definition;

/** What every state has. */
public sealed interface State
        permits PassState, TaskState, ChoiceState, WaitState, SucceedState, FailState, ParallelState, MapState {

    /** Unique in the machine. */
    String name();

    /** The language that this state's expressions are written in. */
    QueryLanguage queryLanguage();

    StateType type();
}
