package dev.baton.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.LogSamples;
import dev.baton.engine.search.Clue;
import dev.baton.engine.search.ClueQuery;
import dev.baton.engine.search.SearchIndexContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSearchIndexTest extends SearchIndexContract {
    @TempDir
    Path folder;

    private EmbeddedStore store;

    @Override
    protected Indexed newStore(InstantSource source, Duration retention) {
        store = StoreFixture.open(folder, source, retention);
        awaitIndex();
        return new Indexed(store.log(), store.index());
    }

    private void awaitIndex() {
        while (store.index().leads(LogSamples.MACHINE, new Clue.Unlisted()).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** As a version wrote it that had no index. */
    @Test
    void whatStoodThereBeforeIsPutIntoTheIndex() {
        store.log().start(LogSamples.open("old"), Optional.empty());
        store.withoutIndex();
        store.close();
        store = StoreFixture.open(folder, clock, StoreFixture.RETENTION);
        awaitIndex();
        ClueQuery query = new ClueQuery(LogSamples.MACHINE, new Clue.Input("name", "old"), 10, Optional.empty());
        assertThat(store.index().find(query).orElseThrow().heads())
                .extracting(head -> head.identity().name())
                .containsExactly("old");
    }

    @Test
    void nothingIsLeftOfWhatWasRemoved() {
        var head = LogSamples.open("gone");
        store.log().start(head, Optional.empty());
        store.log()
                .append(
                        head.key(),
                        LogSamples.snapshot(1),
                        Optional.of(LogSamples.failed(head, LogSamples.T0.plusSeconds(1))));
        assertThat(store.indexRows()).isPositive();
        clock.advance(Duration.ofDays(91));
        store.removeExpired();
        assertThat(store.indexRows()).isZero();
    }
}
