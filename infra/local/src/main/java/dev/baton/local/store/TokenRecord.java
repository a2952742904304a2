package dev.baton.local.store;

import dev.baton.asl.json.Json;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.util.Optional;

/** The stored form of a token: form 1, or form 2 with who took an activity's task at its beginning. */
final class TokenRecord {
    private static final int FORM = 1;
    private static final int TAKEN = 2;
    private static final int OPEN = 1;
    private static final int CLOSED = 2;
    private static final int SUCCESS = 3;
    private static final int FAULT = 4;

    private TokenRecord() {}

    static byte[] encode(Token token) {
        RecordWriter writer = new RecordWriter(32).octet(token.pickUp().isPresent() ? TAKEN : FORM);
        token.pickUp()
                .ifPresent(taken ->
                        writer.int64(taken.poll()).text(taken.workerName()).instant(taken.at()));
        writer.instant(token.lastHeartbeat());
        switch (token.state()) {
            case Token.State.Open open -> writer.octet(OPEN);
            case Token.State.Closed closed -> writer.octet(CLOSED);
            case Token.State.Completed completed -> outcome(writer, completed.outcome());
        }
        return writer.toBytes();
    }

    private static void outcome(RecordWriter writer, Token.Outcome outcome) {
        switch (outcome) {
            case Token.Outcome.Success success ->
                writer.octet(SUCCESS).text(success.output().text());
            case Token.Outcome.Fault fault -> writer.octet(FAULT).failure(fault.failure());
        }
    }

    static Token decode(TokenKey key, byte[] record) {
        boolean taken = record.length > 0 && record[0] == TAKEN;
        return RecordReader.versioned(record, taken ? TAKEN : FORM, "token", reader -> {
            Optional<Token.PickUp> pickUp = taken ? Optional.of(pickUp(reader)) : Optional.empty();
            Instant lastHeartbeat = reader.instant();
            return new Token(key, state(reader), lastHeartbeat, pickUp);
        });
    }

    private static Token.PickUp pickUp(RecordReader reader) {
        return new Token.PickUp(reader.int64(), reader.optionalText(), reader.instant());
    }

    private static Token.State state(RecordReader reader) {
        int kind = reader.octet();
        return switch (kind) {
            case OPEN -> new Token.State.Open();
            case CLOSED -> new Token.State.Closed();
            case SUCCESS -> new Token.State.Completed(new Token.Outcome.Success(Json.ofText(reader.text())));
            case FAULT -> new Token.State.Completed(new Token.Outcome.Fault(reader.failure()));
            default -> throw new IllegalArgumentException("token state " + kind);
        };
    }
}
