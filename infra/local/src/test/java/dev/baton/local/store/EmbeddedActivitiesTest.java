package dev.baton.local.store;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.activity.ActivitiesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedActivitiesTest extends ActivitiesContract {
    @TempDir
    Path folder;

    private EmbeddedStore store;

    @Override
    protected Activities empty() {
        store = StoreFixture.open(folder);
        return store.activities();
    }

    @AfterEach
    void close() {
        store.close();
    }
}
