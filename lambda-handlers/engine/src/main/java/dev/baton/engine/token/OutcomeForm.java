package dev.baton.engine.token;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.record.RecordSink;
import dev.baton.engine.log.record.RecordSource;

/** The stored form of a token's outcome. */
public final class OutcomeForm {
    private static final int FORM = 1;

    private OutcomeForm() {}

    public static byte[] write(Token.Outcome outcome) {
        RecordSink sink = new RecordSink().octet(FORM);
        switch (outcome) {
            case Token.Outcome.Success success ->
                sink.flag(true).text(success.output().text());
            case Token.Outcome.Fault fault -> sink.flag(false).failure(fault.failure());
        }
        return sink.toBytes();
    }

    /**
     * Reads {@link #write}.
     *
     * @throws StoreException when it is damaged, or of a form that this version does not know
     */
    public static Token.Outcome read(byte[] record) {
        return RecordSource.versioned(
                record,
                FORM,
                "an outcome",
                source -> source.flag()
                        ? new Token.Outcome.Success(Json.ofText(source.text()))
                        : new Token.Outcome.Fault(source.failure()));
    }
}
