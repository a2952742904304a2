package dev.baton.aws.dynamodb;

import dev.baton.engine.search.DeclaredIndex;
import dev.baton.engine.search.IndexedExecutionLog;
import dev.baton.engine.search.SearchAttributes;
import dev.baton.engine.search.SearchIndexContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class DynamoDbSearchIndexTest extends SearchIndexContract {
    @Override
    protected Indexed newStore(InstantSource clock, Duration retention) {
        DynamoDbStore store = new DynamoDbStore(
                DynamoDbLocal.shared(), DynamoDbLocal.freshTables(), Optional.empty(), clock, retention);
        Function<String, SearchAttributes> declared = machine -> SearchAttributes.of(Map.of(SearchAttributes.TAG, TAG));
        return new Indexed(
                new IndexedExecutionLog(store.log(), store.clueRows(), declared),
                new DeclaredIndex(store.clueRows(), declared));
    }
}
