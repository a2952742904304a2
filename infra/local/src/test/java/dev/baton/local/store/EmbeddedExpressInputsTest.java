package dev.baton.local.store;

import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.ExpressInputsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedExpressInputsTest extends ExpressInputsContract {
    @TempDir
    Path folder;

    private EmbeddedStore store;

    @Override
    protected ExpressInputs newInputs() {
        store = StoreFixture.open(folder);
        return store.expressInputs();
    }

    @AfterEach
    void close() {
        store.close();
    }
}
