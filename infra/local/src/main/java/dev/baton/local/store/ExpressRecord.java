package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.Incarnation;
import java.util.Optional;

/** The stored form of an express input. */
final class ExpressRecord {
    private static final int FORM = 1;
    private static final int BESIDE_INPUT = 640;

    private ExpressRecord() {}

    static byte[] encode(ExpressInput input) {
        RecordWriter writer =
                new RecordWriter(BESIDE_INPUT + input.identity().input().utf8Length()).octet(FORM);
        IdentityRecord.write(
                writer,
                input.key(),
                input.identity(),
                Optional.of(input.identity().input()));
        return writer.text(input.definition()).text(input.traceHeader()).toBytes();
    }

    static ExpressInput decode(byte[] record) {
        return RecordReader.versioned(record, FORM, "express input", reader -> {
            Incarnation incarnation = reader.incarnation();
            ExecutionIdentity identity = IdentityRecord.read(reader);
            return new ExpressInput(
                    IdentityRecord.key(incarnation, identity), identity, reader.text(), reader.optionalText());
        });
    }
}
