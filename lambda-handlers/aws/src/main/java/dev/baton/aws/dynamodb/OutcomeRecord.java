package dev.baton.aws.dynamodb;

import dev.baton.asl.json.Json;
import dev.baton.engine.token.Token;

/** The stored form of a token's outcome. */
final class OutcomeRecord {
    private static final int FORM = 1;

    private OutcomeRecord() {}

    static byte[] encode(Token.Outcome outcome) {
        RecordWriter writer = new RecordWriter().octet(FORM);
        return switch (outcome) {
            case Token.Outcome.Success success ->
                writer.flag(true).text(success.output().text()).toBytes();
            case Token.Outcome.Fault fault ->
                writer.flag(false).failure(fault.failure()).toBytes();
        };
    }

    static Token.Outcome decode(byte[] record) {
        return RecordReader.versioned(
                record,
                FORM,
                "an outcome",
                reader -> reader.flag()
                        ? new Token.Outcome.Success(Json.ofText(reader.text()))
                        : new Token.Outcome.Fault(reader.failure()));
    }
}
