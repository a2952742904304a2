package dev.baton.engine.driver;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.history.HistoryEvent;
import java.util.List;

/** The port by which a driver tells of events that stand. It never waits and never fails. */
@FunctionalInterface
public interface EventLog {
    /** Nobody listens. */
    EventLog NONE = (identity, redriveCount, events) -> {};

    /**
     * Events were committed, or have happened in an Express execution. Those of one execution come in order.
     *
     * @param redriveCount of the execution when they happened
     */
    void committed(ExecutionIdentity identity, int redriveCount, List<HistoryEvent> events);

    /** Tells two. */
    static EventLog both(EventLog one, EventLog other) {
        return (identity, redriveCount, events) -> {
            one.committed(identity, redriveCount, events);
            other.committed(identity, redriveCount, events);
        };
    }
}
