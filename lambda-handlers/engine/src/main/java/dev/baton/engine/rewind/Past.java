package dev.baton.engine.rewind;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A history, read backwards: what came before an event in its own branch or iteration follows from the chain of predecessors.
 *
 * @param events all, in order
 */
record Past(List<HistoryEvent> events) {

    Optional<HistoryEvent> event(long id) {
        return id < 1 || id > events.size() ? Optional.empty() : Optional.of(events.get((int) id - 1));
    }

    /** The last time that a state was entered. */
    Optional<HistoryEvent> lastEntered(String state) {
        for (HistoryEvent event : events.reversed()) {
            if (event.details() instanceof EventDetails.StateEntered entered
                    && entered.name().equals(state)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /**
     * The variables at an event, of which the event's own block is told what it began with.
     *
     * @param inherited what the block began with
     */
    Variables variables(HistoryEvent at, Block block, Variables inherited) {
        Deque<Map<String, Json>> assigned = new ArrayDeque<>();
        for (HistoryEvent event : before(at)) {
            if (event.details() instanceof EventDetails.StateExited exited
                    && block.states().containsKey(exited.name())) {
                assigned.push(exited.assigned());
            }
        }
        Variables variables = inherited;
        for (Map<String, Json> some : assigned) {
            variables = variables.with(some);
        }
        return variables;
    }

    /** Which iteration of each Map around it an event belongs to, by the Map's name. */
    Map<String, Integer> iterations(HistoryEvent at) {
        Map<String, Integer> indexes = new HashMap<>();
        for (HistoryEvent event : before(at)) {
            if (event.type() == HistoryEventType.MAP_ITERATION_STARTED
                    && event.details() instanceof EventDetails.MapIteration iteration) {
                indexes.putIfAbsent(iteration.name(), iteration.index());
            }
        }
        return indexes;
    }

    /** The predecessors of an event, the nearest first. */
    private List<HistoryEvent> before(HistoryEvent at) {
        List<HistoryEvent> chain = new ArrayList<>();
        Optional<HistoryEvent> event = event(at.previousEventId());
        while (event.isPresent()) {
            chain.add(event.get());
            event = event(event.get().previousEventId());
        }
        return chain;
    }

    /** The block in which that state stands; names are unique in a machine. */
    static Optional<Block> blockOf(StateMachine machine, String state) {
        return machine.blocks().stream()
                .filter(block -> block.states().containsKey(state))
                .findFirst();
    }
}
