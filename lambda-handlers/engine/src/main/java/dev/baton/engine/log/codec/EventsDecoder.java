package dev.baton.engine.log.codec;

import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import java.time.Instant;
import java.util.List;

/** Reads what {@link EventsEncoder} wrote. */
final class EventsDecoder {
    private final EntryContents entry;
    private final ReadTables tables;

    EventsDecoder(EntryContents entry, ReadTables tables) {
        this.entry = entry;
        this.tables = tables;
    }

    /** Adds the events of the entry whose ids lie between the two, both included. */
    void read(long fromId, long toId, List<HistoryEvent> target) {
        ByteSource runs = entry.events();
        long first = entry.firstEventId();
        long end = first + entry.eventCount();
        for (long id = first; id < end && id <= toId; id += EventsEncoder.RUN) {
            ByteSource run = runs.part();
            long runEnd = Math.min(id + EventsEncoder.RUN, end);
            if (runEnd > fromId) {
                readRun(run, id, Math.min(runEnd - 1, toId), fromId, target);
            }
        }
    }

    private void readRun(ByteSource run, long firstId, long lastId, long fromId, List<HistoryEvent> target) {
        FieldReader in = new FieldReader(run, tables, entry.time());
        DetailsDecoder details = new DetailsDecoder(in);
        Instant time = entry.time();
        for (long id = firstId; id <= lastId; id++) {
            int code = run.octet();
            if (code == EventsEncoder.TIME) {
                time = in.instant();
                code = run.octet();
            }
            HistoryEvent event = readEvent(in, details, code, id, time);
            if (id >= fromId) {
                target.add(event);
            }
        }
    }

    private static HistoryEvent readEvent(FieldReader in, DetailsDecoder details, int code, long id, Instant time) {
        boolean shaped = code == EventsEncoder.SHAPED;
        HistoryEventType type = HistoryEventType.ofCode(shaped ? in.source.octet() : code);
        Shape shape = shaped ? Shape.ofCode(in.source.octet()) : Shape.usual(type);
        long previous = id - 1 - in.source.signed();
        return new HistoryEvent(id, previous, time, type, details.read(shape));
    }
}
