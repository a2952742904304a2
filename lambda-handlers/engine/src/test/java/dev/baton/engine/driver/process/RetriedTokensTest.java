package dev.baton.engine.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.json.Json;
import dev.baton.engine.driver.thread.VirtualThreads;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.ForwardingTokens;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetriedTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TokenKey KEY = new TokenKey(new ExecutionKey("arn:e", new Incarnation(1, 2)), 1);
    private static final Token.Outcome OURS = new Token.Outcome.Success(Json.ofText("1"));
    private static final Token.Outcome THEIRS = new Token.Outcome.Success(Json.ofText("2"));

    private final InMemoryTokens tokens = new InMemoryTokens();
    private int lostAnswers;

    /** Tokens that do what they are asked, and whose first answers are lost. */
    private RetriedTokens retried(int tries) {
        tokens.open(KEY, NOW);
        LosingTokens losing = new LosingTokens();
        return new RetriedTokens(losing, new StoreRetry(new VirtualThreads(InstantSource.system()), tries));
    }

    @Test
    void ownOutcomeWhoseAnswerWasLostCountsAsTaken() {
        lostAnswers = 2;
        assertThat(retried(3).complete(KEY, OURS).map(Token::state)).contains(new Token.State.Open());
        assertThat(tokens.token(KEY).map(Token::state)).contains(new Token.State.Completed(OURS));
    }

    @Test
    void anothersOutcomeIsNotTakenForOnesOwn() {
        RetriedTokens retried = retried(3);
        tokens.complete(KEY, THEIRS);
        lostAnswers = 1;
        assertThat(retried.complete(KEY, OURS).map(Token::state)).contains(new Token.State.Completed(THEIRS));
    }

    @Test
    void sameOutcomeFromAnotherIsToldWhereNoAnswerWasLost() {
        RetriedTokens retried = retried(3);
        tokens.complete(KEY, OURS);
        assertThat(retried.complete(KEY, OURS).map(Token::state)).contains(new Token.State.Completed(OURS));
    }

    @Test
    void givesUpAfterItsTries() {
        lostAnswers = 3;
        RetriedTokens retried = retried(3);
        assertThatThrownBy(() -> retried.complete(KEY, OURS)).isInstanceOf(StoreException.class);
    }

    private final class LosingTokens extends ForwardingTokens {
        private LosingTokens() {
            super(tokens);
        }

        @Override
        public Optional<Token> complete(TokenKey key, Token.Outcome outcome) {
            Optional<Token> before = super.complete(key, outcome);
            if (lostAnswers-- > 0) {
                throw new StoreException("the answer was lost");
            }
            return before;
        }
    }
}
