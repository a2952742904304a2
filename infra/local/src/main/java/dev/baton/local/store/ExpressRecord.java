package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.record.ExpressInputForm;
import dev.baton.engine.log.record.RecordSink;
import dev.baton.engine.log.record.RecordSource;

/** The record of an Express input: the form of the record, and the input as {@link ExpressInputForm} writes it. */
final class ExpressRecord {
    /** Was written before there was one form for all stores. */
    private static final int EARLIER = 1;

    private static final int FORM = 2;

    private ExpressRecord() {}

    static byte[] encode(ExpressInput input) {
        RecordSink sink = ExpressInputForm.sink(input).octet(FORM);
        ExpressInputForm.write(sink, input);
        return sink.toBytes();
    }

    static ExpressInput decode(byte[] record) {
        return record.length > 0 && record[0] == EARLIER
                ? RecordReader.versioned(record, EARLIER, "express input", ExpressRecord::readEarlier)
                : RecordSource.versioned(record, FORM, "express input", ExpressInputForm::read);
    }

    private static ExpressInput readEarlier(RecordReader reader) {
        Incarnation incarnation = reader.incarnation();
        ExecutionIdentity identity = EarlierIdentityRecord.read(reader);
        ExecutionKey key = new ExecutionKey(identity.executionArn(), incarnation);
        return new ExpressInput(key, identity, reader.text(), reader.optionalText());
    }
}
