package dev.baton.engine.search;

import dev.baton.engine.log.InMemoryExecutionLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

class EverythingIndexTest extends SearchIndexContract {
    @Override
    protected Indexed newStore(InstantSource clock, Duration retention) {
        InMemoryExecutionLog log = new InMemoryExecutionLog(clock, retention, key -> {});
        ClueRows rows = new InMemoryClueRows(log);
        Function<String, SearchAttributes> everything = machine -> SearchAttributes.EVERYTHING;
        return new Indexed(new IndexedExecutionLog(log, rows, everything), new DeclaredIndex(rows, everything));
    }
}
