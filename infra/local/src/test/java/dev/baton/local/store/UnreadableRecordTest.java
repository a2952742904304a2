package dev.baton.local.store;

import static dev.baton.local.store.StoreFixture.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.LogSamples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record that cannot be read, of a form that a newer Baton writes, keeps no other execution from going on. */
class UnreadableRecordTest {
    private static final byte[] OF_A_NEWER_FORM = {99, 1, 2, 3};

    @TempDir
    Path folder;

    private final Head good = LogSamples.open("good");

    @BeforeEach
    void write() {
        try (EmbeddedStore store = StoreFixture.open(folder)) {
            store.log().start(LogSamples.open("newer"), Optional.empty());
            store.log().start(good, Optional.empty());
        }
        StoreFolder opened = StoreFolder.open(folder);
        Database database = Database.open(opened.database(), opened.isBeingMade(), true);
        GroupCommit commits = new GroupCommit(database);
        commits.write(batch -> {
            batch.put(Table.RECORDS, Keys.head(1), OF_A_NEWER_FORM);
            return true;
        });
        commits.close();
        database.close();
        opened.close();
    }

    @Test
    void listsTheStartAndWhatIsOverdueLeaveItOut() {
        try (EmbeddedStore store = StoreFixture.open(folder)) {
            ExecutionQuery all = new ExecutionQuery(
                    good.identity().stateMachineArn(), Optional.empty(), Optional.empty(), 10, Optional.empty());
            assertThat(store.log().list(all).heads()).extracting(Head::key).containsExactly(good.key());
            assertThat(store.log().overdue(T0.plusSeconds(86_400), 10))
                    .extracting(Head::key)
                    .containsExactly(good.key());
            List<ExecutionKey> open = new ArrayList<>();
            store.forEachOpen((key, due) -> open.add(key));
            assertThat(open).containsExactly(good.key());
        }
    }
}
