package dev.baton.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot grow (the shell's {@code ulimit -f}) does to a process what a full disk does. */
class FullDiskTest {
    private static final int BODY = 50_000;
    private static final int AT_MOST = 1000;

    @TempDir
    Path parent;

    @Test
    void fullDiskIsAnExceptionAndLosesNothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
        Process process = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "ulimit -f 24576; exec \"$@\"",
                        "bash",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        // Its performance file would be too big as well.
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Filler.class.getName(),
                        parent.resolve("store").toString())
                .redirectErrorStream(true)
                .redirectOutput(parent.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(parent.resolve("output"));
        assertThat(process.exitValue()).as(output).isZero();
        int acknowledged = Integer.parseInt(output.strip().lines().toList().getLast());
        assertThat(acknowledged).isBetween(10, AT_MOST - 1);
        assertHolds(acknowledged);
    }

    private void assertHolds(int acknowledged) {
        try (EmbeddedStore store = StoreFixture.open(parent.resolve("store"))) {
            for (int i = 0; i < acknowledged; i++) {
                assertThat(store.log().latest(AcknowledgingWriter.head(i).key()))
                        .hasSize(1);
            }
            store.log().start(LogSamples.open("next"), Optional.empty());
        }
    }

    /** Writes until it fails, looks whether reads go on and writes go on failing, and prints how many were acknowledged. */
    static final class Filler {
        private Filler() {}

        public static void main(String[] args) throws IOException {
            EmbeddedStore store = StoreFixture.open(Path.of(args[0]));
            int acknowledged = 0;
            while (acknowledged < AT_MOST && start(store, acknowledged)) {
                acknowledged++;
            }
            for (int i = 0; i < acknowledged; i++) {
                if (store.log().latest(AcknowledgingWriter.head(i).key()).size() != 1) {
                    throw new AssertionError("execution " + i + " cannot be read");
                }
            }
            if (!store.log()
                    .latest(AcknowledgingWriter.head(acknowledged).key())
                    .isEmpty()) {
                throw new AssertionError("a failed write can be read");
            }
            System.out.println(acknowledged);
            Runtime.getRuntime().halt(0);
        }

        private static boolean start(EmbeddedStore store, int number) {
            try {
                store.log().start(AcknowledgingWriter.head(number), Optional.of(LogSamples.entry(1, new byte[BODY])));
                return true;
            } catch (StoreException e) {
                return false;
            }
        }
    }
}
