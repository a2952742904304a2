package dev.baton.asl.validation.outline;

import dev.baton.asl.json.SourceNode;
import java.util.List;
import java.util.Optional;

/**
 * One {@code StartAt}/{@code States} pair as rules see it.
 *
 * @param node the object that holds the pair
 * @param startAt where the first state is named, when it is a text
 * @param states in document order; a name that occurs twice counts once
 */
public record BlockOutline(SourceNode node, Optional<SourceNode> startAt, List<StateOutline> states) {

    public BlockOutline {
        states = List.copyOf(states);
    }

    public Optional<StateOutline> state(String name) {
        return states.stream().filter(state -> state.name().equals(name)).findFirst();
    }

    /** Whether a state of that name is written here, whatever it looks like. */
    public boolean names(String state) {
        return node.field("States").map(all -> all.has(state)).orElse(false);
    }

    /** Whether there are states, and all can be told apart by their type. */
    public boolean isWhole() {
        return !states.isEmpty()
                && states.size()
                        == node.field("States").map(all -> all.fields().size()).orElse(0)
                && states.stream().allMatch(StateOutline::hasKnownType);
    }

    public boolean hasTerminalState() {
        return states.stream().anyMatch(StateOutline::isTerminal);
    }
}
