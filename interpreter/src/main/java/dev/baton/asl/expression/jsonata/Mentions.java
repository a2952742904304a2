package dev.baton.asl.expression.jsonata;

import java.util.Set;

/**
 * What an expression's text mentions, found without evaluating it.
 *
 * @param names every {@code $name}, without the dollar: variables, functions, parameters, {@code states}
 * @param free those that neither the expression itself binds nor the library provides: workflow variables
 * @param statesMembers the members of {@code $states} that are read; all of them when {@code $states} is used as a whole
 */
record Mentions(Set<String> names, Set<String> free, Set<String> statesMembers) {

    Mentions {
        names = Set.copyOf(names);
        free = Set.copyOf(free);
        statesMembers = Set.copyOf(statesMembers);
    }
}
