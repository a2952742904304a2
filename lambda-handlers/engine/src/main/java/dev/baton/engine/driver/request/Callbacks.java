package dev.baton.engine.driver.request;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions.TokenVerdict;
import dev.baton.engine.driver.process.DriverParts;
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
        return parts.taskTokens().open(text).isPresent();
    }

    TokenVerdict success(String taskToken, Json output) {
        return complete(taskToken, new Token.Outcome.Success(output));
    }

    TokenVerdict failure(String taskToken, Failure failure) {
        return complete(taskToken, new Token.Outcome.Fault(failure));
    }

    /** Heartbeats never touch the log, and wake nobody: they are read when the silence is measured. */
    TokenVerdict heartbeat(String taskToken) {
        Optional<TokenKey> key = parts.taskTokens().open(taskToken);
        if (key.isEmpty()) {
            return TokenVerdict.INVALID;
        }
        return parts.tokens()
                .heartbeat(key.get(), parts.now())
                .filter(before -> before.state() instanceof Token.State.Open)
                .map(before -> TokenVerdict.ACCEPTED)
                .orElse(TokenVerdict.TIMED_OUT);
    }

    private TokenVerdict complete(String taskToken, Token.Outcome outcome) {
        Optional<TokenKey> key = parts.taskTokens().open(taskToken);
        if (key.isEmpty()) {
            return TokenVerdict.INVALID;
        }
        Optional<Token.State> before =
                parts.tokens().complete(key.get(), outcome).map(Token::state);
        boolean accepted = before.filter(Token.State.Open.class::isInstance).isPresent();
        // Whoever completed it before may have died before he woke the execution, and then only this one asks again.
        if (accepted || before.filter(Token.State.Completed.class::isInstance).isPresent()) {
            wake(key.get());
        }
        return accepted ? TokenVerdict.ACCEPTED : TokenVerdict.TIMED_OUT;
    }

    private void wake(TokenKey key) {
        WakeUp wakeUp = new WakeUp(key.execution(), WakeUp.Reason.CALLBACK, 0);
        parts.wakeUps().send(wakeUp, parts.now());
    }
}
