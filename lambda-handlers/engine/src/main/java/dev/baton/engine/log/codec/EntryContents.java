package dev.baton.engine.log.codec;

import dev.baton.engine.log.EncodedEntry;
import java.time.Instant;

/** The parts of an entry, found but not yet read. */
record EntryContents(
        int version, Instant time, ByteSource state, ByteSource events, long firstEventId, int eventCount) {

    /** Finds the parts and takes up the entry's texts into the chain's tables. */
    static EntryContents open(EncodedEntry entry, ReadTables tables) {
        EntryFormat.check(entry);
        byte[] body = entry.body();
        ByteSource source = new ByteSource(body, 1, body.length - EntryFormat.CHECKSUM_BYTES);
        boolean snapshot = (source.octet() & EntryFormat.SNAPSHOT) != 0;
        if (snapshot != (entry.seq() == entry.snapshotSeq())) {
            throw source.corrupt("it is a snapshot, or not, against its number");
        }
        Instant time = source.instant(Instant.EPOCH);
        tables.strings.extend(source);
        tables.payloads.extend(source);
        ByteSource state = source.part();
        return new EntryContents(body[0], time, state, source, entry.firstEventId(), entry.eventCount());
    }

    long lastEventId() {
        return firstEventId + eventCount - 1;
    }
}
