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

    public boolean hasTerminalState() {
        return states.stream().anyMatch(StateOutline::isTerminal);
    }
}
