package dev.baton.engine.search;

import dev.baton.engine.log.InMemoryExecutionLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

class InMemorySearchIndexTest extends SearchIndexContract {
    @Override
    protected Indexed newStore(InstantSource clock, Duration retention) {
        InMemoryExecutionLog log = new InMemoryExecutionLog(clock, retention, key -> {});
        ClueRows rows = new InMemoryClueRows(log);
        Function<String, SearchAttributes> declared = machine -> SearchAttributes.of(Map.of(SearchAttributes.TAG, TAG));
        return new Indexed(new IndexedExecutionLog(log, rows, declared), new DeclaredIndex(rows, declared));
    }
}
