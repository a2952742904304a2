package dev.baton.asl.history;

import java.time.Instant;
import java.util.Objects;

/**
 * What happened, as GetExecutionHistory shows it.
 *
 * @param id from 1, without gap
 * @param previousEventId what it follows from; often not id-1 (recorded-behaviour of AWS: the first state's Entered event
 *     has 0, structural …Succeeded events are nobody's predecessor)
 * @param timestamp the step's time
 */
public record HistoryEvent(
        long id, long previousEventId, Instant timestamp, HistoryEventType type, EventDetails details) {
    public HistoryEvent {
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(details, "details");
    }
}
