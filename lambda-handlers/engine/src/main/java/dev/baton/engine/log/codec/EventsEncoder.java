package dev.baton.engine.log.codec;

import dev.baton.asl.history.HistoryEvent;
import java.time.Instant;
import java.util.List;

/**
 * Writes events in runs of {@value #RUN}, each with its length, so that a page out of the middle of a long entry is found
 * without decoding what lies before it. An event is its type, its predecessor and its details; its id is where it stands.
 */
final class EventsEncoder {
    /** Events in a run. */
    static final int RUN = 128;

    /** In place of a type: from here on in this run, events have the time that follows. At first they have the entry's. */
    static final int TIME = 0;

    /** In place of a type: type and shape follow, since the shape is not the usual one of that type. */
    static final int SHAPED = 255;

    private final FieldWriter out;
    private final DetailsEncoder details;
    private final ByteSink target;

    /**
     * @param run where a run is put together
     * @param target takes the finished runs
     */
    EventsEncoder(FieldWriter run, ByteSink target) {
        this.out = run;
        this.details = new DetailsEncoder(run);
        this.target = target;
    }

    void write(List<HistoryEvent> events, long firstId) {
        for (int from = 0; from < events.size(); from += RUN) {
            out.sink.clear();
            writeRun(events, from, Math.min(from + RUN, events.size()), firstId);
            target.varint(out.sink.size());
            target.append(out.sink);
        }
    }

    private void writeRun(List<HistoryEvent> events, int from, int to, long firstId) {
        Instant time = out.time;
        for (int i = from; i < to; i++) {
            HistoryEvent event = events.get(i);
            if (event.id() != firstId + i) {
                throw new IllegalArgumentException("event " + event.id() + " where " + (firstId + i) + " is due");
            }
            if (!event.timestamp().equals(time)) {
                time = event.timestamp();
                out.sink.octet(TIME);
                out.instant(time);
            }
            write(event);
        }
    }

    private void write(HistoryEvent event) {
        Shape shape = Shape.of(event.details());
        if (shape == Shape.usual(event.type())) {
            out.sink.octet(event.type().code());
        } else {
            out.sink.octet(SHAPED);
            out.sink.octet(event.type().code());
            out.sink.octet(shape.code());
        }
        out.sink.signed(event.id() - 1 - event.previousEventId());
        details.write(event.details());
    }
}
