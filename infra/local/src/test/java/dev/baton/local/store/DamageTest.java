package dev.baton.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.LogSamples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that a power cut or a bad disk has changed. The store is written by one caller, so that each acknowledged write has
 * a place in the log where it ends; then its files are copied as a kill would leave them, and spoilt.
 */
class DamageTest {
    private static final int EXECUTIONS = 120;

    @TempDir
    Path parent;

    private final Random random = new Random(42);
    private final List<Head> heads = new ArrayList<>();
    /** How long the log was when each start was acknowledged. */
    private final List<Long> ends = new ArrayList<>();

    private Path killed;
    private int copies;

    @BeforeEach
    void writeAndKill() throws IOException {
        try (EmbeddedStore store = StoreFixture.open(parent.resolve("written"))) {
            for (int i = 0; i < EXECUTIONS; i++) {
                Head head = LogSamples.open("e" + i);
                byte[] body = new byte[random.nextInt(10) == 0 ? 60_000 : 500];
                random.nextBytes(body);
                store.log()
                        .start(
                                head,
                                Optional.of(new EncodedEntry(
                                        1, 1, LogSamples.snapshot(1).commit(), 1, 3, body)));
                heads.add(head);
                ends.add(Files.size(log(parent.resolve("written"))));
            }
            killed = StoreFixture.copy(parent.resolve("written"), parent.resolve("killed"));
        }
    }

    @Test
    void killedStoreHasEverything() {
        assertHolds(killed, EXECUTIONS);
    }

    @Test
    void logCutAnywhereHasWhatWasAcknowledgedBeforeTheCut() throws IOException {
        long size = Files.size(log(killed));
        for (int round = 0; round < 25; round++) {
            long cut = round == 0 ? 0 : random.nextLong(size);
            Path copy = copy();
            truncate(log(copy), cut);
            int acknowledged = (int) ends.stream().filter(end -> end <= cut).count();
            assertHolds(copy, acknowledged);
        }
    }

    @Test
    void spoiltLastRecordIsATornTail() throws IOException {
        for (int round = 0; round < 5; round++) {
            Path copy = copy();
            long from = ends.get(EXECUTIONS - 2);
            spoil(log(copy), from + random.nextLong(ends.get(EXECUTIONS - 1) - from));
            assertHolds(copy, EXECUTIONS - 1);
        }
    }

    @Test
    void zerosAfterTheLastRecordAreATornTail() throws IOException {
        Path copy = copy();
        try (RandomAccessFile file = new RandomAccessFile(log(copy).toFile(), "rw")) {
            file.setLength(file.length() + 100_000);
        }
        assertHolds(copy, EXECUTIONS);
    }

    @Test
    void tornTailIsGoneOnceItWasRepaired() throws IOException {
        Path copy = copy();
        truncate(log(copy), ends.get(50) - 3);
        Head next = LogSamples.open("next");
        Path killedAgain = parent.resolve("again");
        try (EmbeddedStore store = StoreFixture.open(copy)) {
            store.log().start(next, Optional.of(LogSamples.snapshot(1)));
            StoreFixture.copy(copy, killedAgain);
        }
        try (EmbeddedStore store = StoreFixture.open(killedAgain)) {
            assertThat(store.log().head(next.key().executionArn())).contains(next);
            assertThat(store.log().head(heads.get(49).key().executionArn())).isPresent();
            assertThat(store.log().head(heads.get(50).key().executionArn())).isEmpty();
        }
    }

    @Test
    void damageWithinTheLogIsRefusedWithTheFilesNameAndNothingIsChanged() throws IOException {
        for (int round = 0; round < 12; round++) {
            Path copy = copy();
            Path log = log(copy);
            spoil(log, random.nextLong(ends.get(EXECUTIONS - 2)));
            byte[] before = Files.readAllBytes(log);
            assertRefused(copy, log);
            assertThat(Files.readAllBytes(log)).isEqualTo(before);
        }
    }

    @Test
    void lostBlockWithinTheLogIsRefused() throws IOException {
        Path copy = copy();
        try (RandomAccessFile file = new RandomAccessFile(log(copy).toFile(), "rw")) {
            file.seek(4096 * 8);
            file.write(new byte[4096]);
        }
        assertRefused(copy, log(copy));
    }

    @Test
    void damagedTableFileIsRefusedWithItsName() throws IOException {
        Path flushed = copy();
        // Opening writes what the log holds to table files, and closing leaves the log empty.
        StoreFixture.open(flushed).close();
        for (Path table : files(flushed, ".sst")) {
            Path copy = StoreFixture.copy(flushed, parent.resolve("table" + copies++));
            Path damaged = copy.resolve(flushed.relativize(table).toString());
            spoil(damaged, random.nextLong(Files.size(damaged) / 2));
            assertRefused(copy, damaged.getFileName());
        }
    }

    @Test
    void missingTableFileIsRefusedWithItsName() throws IOException {
        Path flushed = copy();
        StoreFixture.open(flushed).close();
        Path table = files(flushed, ".sst").getFirst();
        Files.delete(table);
        assertRefused(flushed, table.getFileName());
    }

    @Test
    void damagedManifestIsRefused() throws IOException {
        Path copy = copy();
        Path manifest = files(copy, "").stream()
                .filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
                .findFirst()
                .orElseThrow();
        spoil(manifest, 20);
        assertRefused(copy, Path.of("MANIFEST"));
    }

    @Test
    void missingDatabaseIsRefusedAndNotMadeAnew() throws IOException {
        Path copy = copy();
        for (Path file : files(copy, "")) {
            Files.delete(file);
        }
        assertRefused(copy, Path.of("CURRENT"));
    }

    private void assertHolds(Path folder, int acknowledged) {
        try (EmbeddedStore store = StoreFixture.open(folder)) {
            for (int i = 0; i < EXECUTIONS; i++) {
                Head head = heads.get(i);
                if (i < acknowledged) {
                    assertThat(store.log().head(head.key().executionArn())).contains(head);
                    assertThat(store.log().latest(head.key())).hasSize(1);
                } else if (i > acknowledged) {
                    assertThat(store.log().head(head.key().executionArn())).isEmpty();
                }
            }
        }
    }

    private static void assertRefused(Path folder, Path file) {
        assertThatThrownBy(() -> StoreFixture.open(folder).close())
                .isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Restore");
    }

    private Path copy() throws IOException {
        return StoreFixture.copy(killed, parent.resolve("copy" + copies++));
    }

    private static Path log(Path folder) throws IOException {
        List<Path> logs = files(folder, ".log");
        assertThat(logs).hasSize(1);
        return logs.getFirst();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("db"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static void truncate(Path file, long length) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        }
    }

    private static void spoil(Path file, long at) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(at);
            int value = access.read();
            access.seek(at);
            access.write(value ^ 0x5a);
        }
    }
}
