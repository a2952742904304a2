package dev.baton.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.log.Head;
import dev.baton.engine.log.LogSamples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database writes new logs over old ones: behind a log's end lies what is left of another. */
class RecycledLogTest {
    private static final int BODY = 400_000;
    /** Enough for a dozen logs. */
    private static final int AT_MOST = 900;

    private static final long MUCH = 10_000_000;

    @TempDir
    Path parent;

    private final Random random = new Random(3);
    private final List<Head> heads = new ArrayList<>();

    @Test
    void tailAndDamageOfARecycledLogAreToldApart() throws Exception {
        Path killed = writeAndKill();
        Path newest = logs(killed).getLast();
        assertThat(Files.size(newest)).as("has an older log's rest").isGreaterThan(MUCH);
        Path damaged = StoreFixture.copy(killed, parent.resolve("damaged"));
        spoil(logs(damaged).getLast(), 100);
        assertThatThrownBy(() -> StoreFixture.open(damaged))
                .isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining(newest.getFileName().toString());
        try (EmbeddedStore store = StoreFixture.open(killed)) {
            for (Head head : heads) {
                assertThat(store.log().latest(head.key()).getFirst().body()).hasSize(BODY);
            }
        }
    }

    private Path writeAndKill() throws Exception {
        Path written = parent.resolve("written");
        try (EmbeddedStore store = StoreFixture.open(written)) {
            Path log = logs(written).getLast();
            boolean recycled = false;
            while (!recycled && heads.size() < AT_MOST) {
                write(store);
                Path newest = logs(written).getLast();
                if (!newest.equals(log)) {
                    recycled = Files.size(newest) > MUCH;
                    // Time to write the table files, after which older logs are free.
                    Thread.sleep(100);
                }
                log = newest;
            }
            for (int i = 0; i < 3; i++) {
                write(store);
            }
            return StoreFixture.copy(written, parent.resolve("killed"));
        }
    }

    private void write(EmbeddedStore store) {
        byte[] body = new byte[BODY];
        random.nextBytes(body);
        Head head = LogSamples.open("e" + heads.size());
        store.log().start(head, Optional.of(LogSamples.entry(1, body)));
        heads.add(head);
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("db"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
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
