package dev.baton.asl;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.history.HistoryEvent;
import java.util.List;
import java.util.Objects;

/**
 * One decision: where the execution stands now, what happened on the way, and what the outside must do once this is
 * durable.
 *
 * @param execution the new state
 * @param events appended to the history, ids without gap
 * @param effects to be performed after the commit, in this order
 */
public record Step(Execution execution, List<HistoryEvent> events, List<Effect> effects) {
    public Step {
        Objects.requireNonNull(execution, "execution");
        events = List.copyOf(events);
        effects = List.copyOf(effects);
    }
}
