package dev.baton.engine.log.record;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.StoreException;
import java.util.Optional;

/** The stored form of an Express input. */
public final class ExpressInputForm {
    private static final int FORM = 1;
    private static final int BESIDE_INPUT = 640;
    private static final String WHAT = "an Express input";

    private ExpressInputForm() {}

    /** A sink that has room for the input. */
    public static RecordSink sink(ExpressInput input) {
        return new RecordSink(BESIDE_INPUT + input.identity().input().utf8Length());
    }

    /** As a part of a record. */
    public static void write(RecordSink sink, ExpressInput input) {
        sink.octet(FORM).incarnation(input.key().incarnation()).text(input.key().executionArn());
        IdentityForm.write(sink, input.identity(), Optional.of(input.identity().input()));
        IdentityForm.DEFINITION.write(sink, input.definition());
        sink.text(input.traceHeader());
    }

    /**
     * Reads {@link #write}.
     *
     * @throws StoreException when it is of a form that this version does not know
     */
    public static ExpressInput read(RecordSource source) {
        source.expect(FORM, WHAT);
        var incarnation = source.incarnation();
        ExecutionKey key = new ExecutionKey(source.text(), incarnation);
        ExecutionIdentity identity = IdentityForm.read(source, key.executionArn());
        return new ExpressInput(key, identity, IdentityForm.DEFINITION.read(source), source.optionalText());
    }

    /** As a record of its own. */
    public static byte[] bytes(ExpressInput input) {
        RecordSink sink = sink(input);
        write(sink, input);
        return sink.toBytes();
    }

    /**
     * Reads {@link #bytes}.
     *
     * @throws StoreException when it is damaged, or of a form that this version does not know
     */
    public static ExpressInput read(byte[] record) {
        return RecordSource.read(record, WHAT, ExpressInputForm::read);
    }
}
