package dev.baton.local.store;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionLogContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedExecutionLogTest extends ExecutionLogContract {
    @TempDir
    Path folder;

    private EmbeddedStore store;

    @Override
    protected ExecutionLog newLog(InstantSource source, Duration retention) {
        store = StoreFixture.open(folder, source, retention);
        return store.log();
    }

    @AfterEach
    void close() {
        store.close();
    }
}
