package dev.baton.local.store;

import dev.baton.engine.log.record.HeadForm;
import dev.baton.engine.log.record.RecordSink;
import dev.baton.engine.log.record.RecordSource;

/** The record of a head: the form of the record, where the input lies, and the head as {@link HeadForm} writes it. */
final class HeadRecord {
    /** Forms 1 and 2 are {@link EarlierHeadRecord}'s. */
    private static final int FORM = 3;

    private static final int BESIDE_INPUT = 640;

    private HeadRecord() {}

    static byte[] encode(StoredHead stored) {
        boolean elsewhere = stored.place() != StoredHead.InputPlace.INLINE;
        int input = elsewhere ? 0 : stored.head().identity().input().utf8Length();
        RecordSink sink = new RecordSink(BESIDE_INPUT + input)
                .octet(FORM)
                .octet(stored.place().code());
        HeadForm.writeWhole(sink, stored.head(), elsewhere);
        return sink.toBytes();
    }

    static StoredHead decode(byte[] record) {
        return record.length > 0 && record[0] < FORM
                ? EarlierHeadRecord.decode(record)
                : RecordSource.versioned(record, FORM, "head", HeadRecord::read);
    }

    private static StoredHead read(RecordSource source) {
        StoredHead.InputPlace place = StoredHead.InputPlace.of(source.octet());
        return new StoredHead(HeadForm.readWhole(source).head(), place);
    }
}
