package dev.baton.engine.driver.request;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions.TokenVerdict;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.util.Optional;

/** SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat: decided by the token item alone, within the call. */
final class Callbacks {
    private final DriverParts parts;

    Callbacks(DriverParts parts) {
        this.parts = parts;
    }

    boolean isToken(String text) {
        return parts.ports().taskTokens().open(text).isPresent();
    }

    TokenVerdict success(String taskToken, Json output) {
        return complete(taskToken, new Token.Outcome.Success(output));
    }

    TokenVerdict failure(String taskToken, Failure failure) {
        return complete(taskToken, new Token.Outcome.Fault(failure));
    }

    /** Heartbeats never touch the log, and wake nobody: they are read when the silence is measured. */
    TokenVerdict heartbeat(String taskToken) {
        Optional<TokenKey> key = parts.ports().taskTokens().open(taskToken);
        if (key.isEmpty()) {
            return TokenVerdict.INVALID;
        }
        return parts.patience()
                .ask(() -> parts.ports().tokens().heartbeat(key.get(), parts.now()))
                .filter(before -> before.state() instanceof Token.State.Open)
                .map(before -> TokenVerdict.ACCEPTED)
                .orElse(TokenVerdict.TIMED_OUT);
    }

    private TokenVerdict complete(String taskToken, Token.Outcome outcome) {
        Optional<TokenKey> key = parts.ports().taskTokens().open(taskToken);
        if (key.isEmpty()) {
            return TokenVerdict.INVALID;
        }
        boolean[] tried = {false};
        Optional<Token.State> before = before(key.get(), outcome, tried).map(Token::state);
        boolean accepted = before.filter(state -> switch (state) {
                    case Token.State.Open open -> true;
                    // After a try whose answer was lost, our own outcome may be the one that stands there.
                    case Token.State.Completed completed ->
                        tried[0] && completed.outcome().equals(outcome);
                    case Token.State.Closed closed -> false;
                })
                .isPresent();
        // Whoever completed it before may have died before he woke the execution, and then only this one asks again.
        if (accepted || before.filter(Token.State.Completed.class::isInstance).isPresent()) {
            wake(key.get());
        }
        return accepted ? TokenVerdict.ACCEPTED : TokenVerdict.TIMED_OUT;
    }

    /** Completes the token; gives what stood there, and notes whether a try before may have taken place. */
    private Optional<Token> before(TokenKey key, Token.Outcome outcome, boolean[] tried) {
        return parts.patience().ask(() -> {
            try {
                return parts.ports().tokens().complete(key, outcome);
            } catch (StoreException e) {
                tried[0] = true;
                throw e;
            }
        });
    }

    private void wake(TokenKey key) {
        WakeUp wakeUp = new WakeUp(key.execution(), WakeUp.Reason.CALLBACK, 0);
        parts.patience().tell(() -> parts.ports().wakeUps().send(wakeUp, parts.now()));
    }
}
