package dev.baton.engine.status;

import java.util.List;
import java.util.Optional;

/** The port to an event bus. */
@FunctionalInterface
public interface StatusBus {
    /** How many events one call takes (EventBridge's PutEvents). */
    int MOST_EVENTS = 10;

    /** How many bytes all events of one call may have together. */
    int MOST_BYTES = 256 * 1024;

    /**
     * Puts events on the bus, in one call.
     *
     * @param events at least one, no more than a call takes
     * @return for each, in their order, why it was not taken; empty for one that was
     */
    List<Optional<String>> put(List<StatusEvent> events);
}
