package dev.baton.asl.expression.jsonata;

import java.util.Set;

/**
 * What an expression's text mentions, found without evaluating it.
 *
 * @param values every {@code $name} that is not called, without the dollar: variables, parameters, functions handed on
 * @param called every {@code $name(…)}; no workflow variable is a function, so none is ever bound for these alone
 * @param free those of the values that neither the expression binds nor the library provides: workflow variables
 * @param statesMembers the members of {@code $states} that are read; all of them when {@code $states} is used as a whole
 */
record Mentions(Set<String> values, Set<String> called, Set<String> free, Set<String> statesMembers) {

    Mentions {
        values = Set.copyOf(values);
        called = Set.copyOf(called);
        free = Set.copyOf(free);
        statesMembers = Set.copyOf(statesMembers);
    }

    /** Whether a name of the library is used in any way. */
    boolean mentions(String name) {
        return values.contains(name) || called.contains(name);
    }
}
