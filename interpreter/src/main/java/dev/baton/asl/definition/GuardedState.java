package dev.baton.asl.definition;

import java.util.List;

/** A state whose failures its author may have handled: it may have Retry and Catch (ASL: "Errors"). */
public sealed interface GuardedState extends State permits TaskState, ParallelState, MapState {

    /** How documents pass through it. */
    DataFlow data();

    /** In the order of the definition: the first that names an error decides. */
    List<Retrier> retry();

    /** In the order of the definition; asked when no retrier has a try left. */
    List<Catcher> catchers();
}
