package dev.baton.local.store;

import static dev.baton.local.store.StoreFixture.RETENTION;
import static dev.baton.local.store.StoreFixture.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.log.Racing;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.TokenKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    private static final byte[] EVERYTHING = {};

    @TempDir
    Path folder;

    @Test
    void everythingSurvivesARestart() {
        Head head = LogSamples.full("a");
        TokenKey token = new TokenKey(head.key(), 1);
        try (EmbeddedStore store = StoreFixture.open(folder)) {
            store.log().start(head, Optional.of(LogSamples.snapshot(1)));
            store.log().append(head.key(), LogSamples.entry(2, 1), Optional.empty());
            store.tokens().open(token, T0);
            store.machines().saveDefinition("d", "text");
        }
        try (EmbeddedStore store = StoreFixture.open(folder)) {
            assertThat(store.log().head(head.key().executionArn())).contains(head);
            assertThat(store.log().latest(head.key())).hasSize(2);
            assertThat(store.tokens().token(token)).isPresent();
            assertThat(store.machines().definition("d")).contains("text");
            Head later = LogSamples.open("later", head.identity().startTime());
            store.log().start(later, Optional.empty());
            assertThat(store.log().latest(head.key())).hasSize(2);
            assertThat(store.log().latest(later.key())).isEmpty();
        }
    }

    @Test
    void everyOpenExecutionIsHandedOverAtStart() {
        Map<ExecutionKey, Optional<Instant>> expected = new HashMap<>();
        List<Head> heads = new ArrayList<>();
        try (EmbeddedStore store = StoreFixture.open(folder)) {
            for (int i = 0; i < 600; i++) {
                heads.add(LogSamples.open("e" + i, T0.plusSeconds(i)));
            }
            for (Head head : heads) {
                expected.put(head.key(), head.dueAt());
            }
            race(heads, store);
            Head closed = heads.get(17);
            store.log().append(closed.key(), LogSamples.snapshot(1), Optional.of(LogSamples.succeeded(closed, T0)));
            expected.remove(closed.key());
            Head moved = heads.get(5);
            store.log().due(moved.key(), T0.plusSeconds(9999));
            expected.put(moved.key(), Optional.of(T0.plusSeconds(9999)));
        }
        try (EmbeddedStore store = StoreFixture.open(folder)) {
            Map<ExecutionKey, Optional<Instant>> open = new HashMap<>();
            store.forEachOpen(open::put);
            assertThat(open).isEqualTo(expected);
        }
    }

    private static void race(List<Head> heads, EmbeddedStore store) {
        try {
            Racing.all(8, thread -> {
                for (int i = thread; i < heads.size(); i += 8) {
                    store.log().start(heads.get(i), Optional.empty());
                }
                return true;
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void bigInputIsReadOutOfTheFirstEntryAndNotStoredTwice() {
        String text = "{\"blob\":\"" + "x".repeat(100_000) + "\"}";
        Head head = LogSamples.open(LogSamples.key("big"), LogSamples.MACHINE, T0, Json.ofText(text));
        EncodedEntry first = LogSamples.entry(1, text.getBytes(StandardCharsets.UTF_8));
        try (EmbeddedStore store = StoreFixture.open(folder)) {
            store.log().start(head, Optional.of(first));
            assertThat(store.log().head(head.key().executionArn())).contains(head);
            assertThat(store.log().start(LogSamples.open("big"), Optional.empty()))
                    .isEqualTo(new StartResult.NameInUse(head));
            assertThat(store.log().overdue(T0, 1)).containsExactly(head);
        }
        assertThat(rows(Table.RECORDS)).allMatch(row -> row.value().length < 1000);
    }

    @Test
    void expiredExecutionsLeaveTheDiskWithAllTheirRows() {
        MutableClock clock = new MutableClock(T0);
        try (EmbeddedStore store = StoreFixture.open(folder, clock, RETENTION)) {
            for (int i = 0; i < 20; i++) {
                close(store, LogSamples.full("old" + i), i == 7 ? 1500 : 3);
            }
            Head big = LogSamples.open(
                    LogSamples.key("big"), LogSamples.MACHINE, T0, Json.ofText("\"" + "y".repeat(5000) + "\""));
            store.log().start(big, Optional.empty());
            close(store, big, 1);
            clock.set(T0.plus(RETENTION).minusMillis(1));
            assertThat(store.removeExpired()).isZero();
            clock.set(T0.plus(RETENTION));
            Head again = LogSamples.open("old3", clock.instant());
            assertThat(store.log().start(again, Optional.empty())).isEqualTo(new StartResult.Started());
            assertThat(store.removeExpired()).isEqualTo(21);
            assertThat(store.log().head(again.key().executionArn())).contains(again);
            close(store, again, 1);
            clock.advance(RETENTION.multipliedBy(2));
            assertThat(store.removeExpired()).isEqualTo(1);
        }
        assertThat(rows(Table.RECORDS)).extracting(Row::key).allMatch(key -> Arrays.equals(key, Keys.INDEXED));
        assertThat(rows(Table.ENTRIES)).isEmpty();
    }

    private static void close(EmbeddedStore store, Head head, int entries) {
        store.log().start(head, Optional.empty());
        try {
            // Entries of many executions at once share their syncs.
            Racing.all(16, thread -> {
                for (int seq = 1 + thread; seq < entries; seq += 16) {
                    store.log().append(head.key(), LogSamples.entry(seq, 1), Optional.empty());
                }
                return true;
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        store.tokens().open(new TokenKey(head.key(), 1), T0);
        store.tokens().close(new TokenKey(head.key(), 2), T0);
        store.log().append(head.key(), LogSamples.entry(entries, 1), Optional.of(LogSamples.succeeded(head, T0)));
    }

    private List<Row> rows(Table table) {
        try (Database database = Database.open(folder.resolve("db"), false, true)) {
            return database.rows(table, EVERYTHING, new byte[] {-1}, Integer.MAX_VALUE);
        }
    }

    @Test
    void closedStoreAnswersWithAnException() {
        EmbeddedStore store = StoreFixture.open(folder);
        store.close();
        assertThatThrownBy(() -> store.log().head("a")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.log().start(LogSamples.open("a"), Optional.empty()))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void whatWaitsIsCommittedWhenTheStoreCloses() throws Exception {
        EmbeddedStore store = StoreFixture.open(folder);
        List<Head> heads =
                IntStream.range(0, 400).mapToObj(i -> LogSamples.open("e" + i)).toList();
        List<Head> acknowledged = Collections.synchronizedList(new ArrayList<>());
        Racing.all(5, thread -> {
            if (thread == 4) {
                store.close();
                return true;
            }
            for (int i = thread; i < heads.size(); i += 4) {
                try {
                    store.log().start(heads.get(i), Optional.empty());
                    acknowledged.add(heads.get(i));
                } catch (StoreException e) {
                    return true;
                }
            }
            return true;
        });
        try (EmbeddedStore again = StoreFixture.open(folder)) {
            for (Head head : acknowledged) {
                assertThat(again.log().head(head.key().executionArn())).contains(head);
            }
        }
    }

    @Test
    void writeThatFailsLeavesTheOthersOfItsCommitAlone() throws Exception {
        try (EmbeddedStore store = StoreFixture.open(folder)) {
            List<Boolean> succeeded = Racing.all(8, i -> {
                try {
                    if (i % 2 == 0) {
                        store.log().append(LogSamples.key("none"), LogSamples.snapshot(1), Optional.empty());
                    } else {
                        store.log().start(LogSamples.open("e" + i), Optional.empty());
                    }
                    return true;
                } catch (StoreException e) {
                    return false;
                }
            });
            assertThat(succeeded).containsExactly(false, true, false, true, false, true, false, true);
        }
    }
}
