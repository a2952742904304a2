package dev.baton.asl.parsing;

import dev.baton.asl.definition.State;
import java.util.Optional;

/** Reads the states of one type. One implementation for each, listed in {@link StateParser}. */
@FunctionalInterface
interface StateTypeParser {

    /** The state, or empty when something was reported without which it cannot be made. */
    Optional<? extends State> parse(StateSource source);
}
