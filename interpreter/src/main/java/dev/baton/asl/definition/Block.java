package dev.baton.asl.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One {@code StartAt} / {@code States} pair: the machine's own, a Parallel branch, or a Map's item processor.
 *
 * @param ordinal place in {@link StateMachine#blocks()}
 * @param startAt name of the first state, present in {@code states}
 * @param states by name, in document order
 * @param queryLanguage of the block's states that name none
 */
public record Block(int ordinal, String startAt, Map<String, State> states, QueryLanguage queryLanguage) {

    public Block {
        Objects.requireNonNull(startAt, "startAt");
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        if (!states.containsKey(startAt)) {
            throw new IllegalArgumentException("StartAt names no state of the block: " + startAt);
        }
    }

    /** A state of this block, which must be there: the parser refused dangling names. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no state " + name + " in block " + ordinal);
        }
        return state;
    }
}
