package dev.baton.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An outcome that was accepted is found by the sweep until its execution has heard of it, whoever died meanwhile. */
@ExtendWith(DynamoDbLocal.class)
class UnheardCallbacksTest {
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    private final PayingProcess process = new PayingProcess();

    private List<TokenKey> unheard() {
        return process.store.tokens().unheard(FAR, 10);
    }

    @Test
    void outcomeWhoseWakeUpWasNeverSentIsFound() {
        process.asks();
        TokenKey token = new TokenKey(process.head().key(), 2);
        assertThat(unheard()).isEmpty();
        process.queueIsAway = true;
        assertThatThrownBy(() -> process.executions.sendTaskSuccess(process.taskTokens.seal(token), Json.EMPTY_OBJECT))
                .isInstanceOf(StoreException.class);

        assertThat(unheard()).containsExactly(token);
        assertThat(process.store.tokens().unheard(process.clock.instant().minusSeconds(600), 10))
                .as("not at once: a driver may be at it")
                .isEmpty();
    }

    @Test
    void outcomeThatWasCommittedIsNotFoundAnyMore() {
        process.asks();
        TokenKey token = new TokenKey(process.head().key(), 2);
        process.executions.sendTaskSuccess(process.taskTokens.seal(token), Json.EMPTY_OBJECT);
        assertThat(unheard()).containsExactly(token);

        process.drive(WakeUp.Reason.CALLBACK);
        assertThat(process.head().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(unheard()).isEmpty();
        assertThat(process.store.tokens().token(token).orElseThrow().state()).isInstanceOf(Token.State.Completed.class);
    }

    @Test
    void tokenThatWasToldStaysCompleted() {
        process.asks();
        TokenKey token = new TokenKey(process.head().key(), 2);
        Token.Outcome outcome = new Token.Outcome.Success(Json.EMPTY_OBJECT);
        process.store.tokens().complete(token, outcome);
        process.store.tokens().heard(token);
        process.store.tokens().heard(token);
        assertThat(unheard()).isEmpty();
        assertThat(process.store.tokens().token(token).orElseThrow().state())
                .isEqualTo(new Token.State.Completed(outcome));
        process.store.tokens().heard(new TokenKey(process.head().key(), 77));
        assertThat(process.store.tokens().token(new TokenKey(process.head().key(), 77)))
                .isEmpty();
    }
}
