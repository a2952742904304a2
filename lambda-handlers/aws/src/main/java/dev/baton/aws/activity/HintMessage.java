package dev.baton.aws.activity;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.token.TokenKey;
import java.util.Optional;

/** A hint as the body of a message: {@code 1 INCARNATION ATTEMPT ARN}, the version first. */
final class HintMessage {
    private static final String VERSION = "1";
    private static final int PARTS = 4;

    private HintMessage() {}

    static String body(TokenKey task) {
        return VERSION + " " + task.execution().incarnation().text() + " " + task.attempt() + " "
                + task.execution().executionArn();
    }

    /** The task that a body names; empty when it is no hint, or of another version. */
    static Optional<TokenKey> task(String body) {
        String[] parts = body.split(" ", PARTS);
        if (parts.length < PARTS || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            ExecutionKey execution = new ExecutionKey(parts[3], Incarnation.parse(parts[1]));
            return Optional.of(new TokenKey(execution, Long.parseLong(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
