package dev.baton.local.store;

import dev.baton.engine.token.Tokens;
import dev.baton.engine.token.TokensContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTokensTest extends TokensContract {
    @TempDir
    Path folder;

    private EmbeddedStore store;

    @Override
    protected Tokens newTokens() {
        store = StoreFixture.open(folder);
        return store.tokens();
    }

    @AfterEach
    void close() {
        store.close();
    }
}
