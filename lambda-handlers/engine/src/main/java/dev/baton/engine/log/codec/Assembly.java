package dev.baton.engine.log.codec;

import dev.baton.asl.json.Json;
import java.time.Instant;

/** Puts the parts of an entry together in an array of exactly their size. */
final class Assembly {
    /** Version, flags, time, two counts, a length and the checksum take no more. */
    private static final int FIXED_BYTES = 64;

    private final int version;
    private final WriteTables tables;
    private final WriteTables.Mark mark;
    private final ByteSink state;
    private final ByteSink events;

    /**
     * @param version that is needed to read it
     * @param mark from where on the tables' texts are new
     */
    Assembly(int version, WriteTables tables, WriteTables.Mark mark, ByteSink state, ByteSink events) {
        this.version = version;
        this.tables = tables;
        this.mark = mark;
        this.state = state;
        this.events = events;
    }

    byte[] body(Instant time, long seq, long snapshotSeq, long firstEventId, int eventCount) {
        int[] strings = stringLengths();
        int[] payloads = payloadLengths();
        ByteSink body = new ByteSink(FIXED_BYTES + sum(strings) + sum(payloads) + state.size() + events.size());
        body.octet(version);
        body.octet(seq == snapshotSeq ? EntryFormat.SNAPSHOT : 0);
        body.instant(time, Instant.EPOCH);
        body.varint(strings.length);
        for (int i = 0; i < strings.length; i++) {
            body.text(tables.strings.get(mark.strings() + i), strings[i]);
        }
        body.varint(payloads.length);
        for (int i = 0; i < payloads.length; i++) {
            body.text(tables.payloads.get(mark.payloads() + i).text(), payloads[i]);
        }
        body.varint(state.size());
        body.append(state);
        body.append(events);
        body.fixed32(EntryFormat.checksum(body.array(), body.size(), seq, snapshotSeq, firstEventId, eventCount));
        return body.toBytes();
    }

    private int[] stringLengths() {
        int[] lengths = new int[tables.strings.size() - mark.strings()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Utf8.length(tables.strings.get(mark.strings() + i));
        }
        return lengths;
    }

    private int[] payloadLengths() {
        int[] lengths = new int[tables.payloads.size() - mark.payloads()];
        for (int i = 0; i < lengths.length; i++) {
            Json payload = tables.payloads.get(mark.payloads() + i);
            // The value remembers its length; it is exact unless it counts half a surrogate pair, which ASCII has not.
            int known = payload.utf8Length();
            lengths[i] = known == payload.text().length() ? known : Utf8.length(payload.text());
        }
        return lengths;
    }

    private static int sum(int[] lengths) {
        long sum = 0;
        for (int length : lengths) {
            sum += length + ByteSink.varintLength(length);
        }
        return Math.toIntExact(sum);
    }
}
