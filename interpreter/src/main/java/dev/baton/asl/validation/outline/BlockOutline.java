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

    /** Whether its States can be followed: all are objects, and none is of a type that there is not. */
    public boolean isWhole() {
        return node.field("States")
                        .filter(SourceNode::isObject)
                        .filter(all -> all.fields().size() == states.size())
                        .isPresent()
                && states.stream().noneMatch(StateOutline::hasUnknownType);
    }

    public boolean hasTerminalState() {
        return states.stream().anyMatch(StateOutline::isTerminal);
    }
}
