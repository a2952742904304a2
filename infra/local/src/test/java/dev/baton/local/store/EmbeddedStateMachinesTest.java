package dev.baton.local.store;

import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.registry.StateMachinesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStateMachinesTest extends StateMachinesContract {
    @TempDir
    Path folder;

    private EmbeddedStore store;

    @Override
    protected StateMachines empty() {
        store = StoreFixture.open(folder);
        return store.machines();
    }

    @AfterEach
    void close() {
        store.close();
    }
}
