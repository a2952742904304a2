package dev.baton.asl.expression.jsonata;

import java.util.List;

/** The names of the members of {@code $states}. */
public final class StatesMember {
    public static final String INPUT = "input";
    public static final String CONTEXT = "context";
    /** Only where there is a result: Assign and Output of Task, Parallel and Map. */
    public static final String RESULT = "result";
    /** Only in a Catcher. */
    public static final String ERROR_OUTPUT = "errorOutput";

    /** All of them; AWS refuses an expression that names another. */
    public static final List<String> NAMES = List.of(INPUT, CONTEXT, RESULT, ERROR_OUTPUT);

    private StatesMember() {}
}
