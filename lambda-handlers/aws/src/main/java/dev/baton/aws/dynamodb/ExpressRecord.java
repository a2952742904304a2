package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import java.util.Optional;

/** The stored form of an Express input. */
final class ExpressRecord {
    private static final int FORM = 1;

    private ExpressRecord() {}

    static byte[] encode(ExpressInput input) {
        RecordWriter writer = new RecordWriter()
                .octet(FORM)
                .int64(input.key().incarnation().high())
                .int64(input.key().incarnation().low())
                .text(input.key().executionArn());
        IdentityRecord.write(
                writer, input.identity(), Optional.of(input.identity().input()));
        IdentityRecord.writeDefinition(writer, input.definition());
        return writer.text(input.traceHeader()).toBytes();
    }

    static ExpressInput decode(byte[] record) {
        return RecordReader.versioned(record, FORM, "an Express input", reader -> {
            var incarnation = reader.incarnation();
            ExecutionKey key = new ExecutionKey(reader.text(), incarnation);
            ExecutionIdentity identity = IdentityRecord.read(reader, key.executionArn());
            String definition = IdentityRecord.readDefinition(reader);
            return new ExpressInput(key, identity, definition, reader.optionalText());
        });
    }
}
