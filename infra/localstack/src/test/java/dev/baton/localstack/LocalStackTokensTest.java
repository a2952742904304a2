package dev.baton.localstack;

import dev.baton.engine.token.Tokens;
import dev.baton.engine.token.TokensContract;
import java.time.InstantSource;

class LocalStackTokensTest extends TokensContract {
    @Override
    protected Tokens newTokens() {
        return LocalStack.freshStore(InstantSource.system(), LocalStack.RETENTION)
                .tokens();
    }
}
