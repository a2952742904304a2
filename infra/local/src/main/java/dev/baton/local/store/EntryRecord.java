package dev.baton.local.store;

import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;

/** The stored form of an entry: a few fixed fields, then its body. Its seq is in its key. */
final class EntryRecord {
    private static final int FORM = 1;
    private static final int FIXED = 1 + 8 + 8 + 8 + 8 + 4;

    private EntryRecord() {}

    static byte[] encode(EncodedEntry entry) {
        return new RecordWriter(FIXED + entry.body().length)
                .octet(FORM)
                .int64(entry.snapshotSeq())
                .int64(entry.commit().high())
                .int64(entry.commit().low())
                .int64(entry.firstEventId())
                .int32(entry.eventCount())
                .raw(entry.body())
                .toBytes();
    }

    static EncodedEntry decode(long seq, byte[] record) {
        return RecordReader.versioned(record, FORM, "entry " + seq, reader -> {
            long snapshotSeq = reader.int64();
            CommitId commit = new CommitId(reader.int64(), reader.int64());
            return new EncodedEntry(seq, snapshotSeq, commit, reader.int64(), reader.int32(), reader.rest());
        });
    }
}
