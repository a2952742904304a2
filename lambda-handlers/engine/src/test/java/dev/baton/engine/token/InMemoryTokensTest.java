package dev.baton.engine.token;

import static dev.baton.engine.log.LogSamples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.LogSamples;
import org.junit.jupiter.api.Test;

class InMemoryTokensTest extends TokensContract {
    @Override
    protected Tokens newTokens() {
        return new InMemoryTokens();
    }

    @Test
    void forgottenExecutionHasNoTokens() {
        InMemoryTokens tokens = new InMemoryTokens();
        ExecutionKey execution = LogSamples.key("a");
        tokens.open(new TokenKey(execution, 1), T0);
        tokens.forget(execution);
        assertThat(tokens.token(new TokenKey(execution, 1))).isEmpty();
    }
}
