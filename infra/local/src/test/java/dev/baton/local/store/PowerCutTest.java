package dev.baton.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.Head;
import dev.baton.engine.token.Token;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each acknowledged start, append, outcome and express input was forced to disk first. A real process writes to a store under
 * strace; then its files are cut back to what had been forced when an acknowledgement was given, as a power cut would, and
 * the store opened from that: all that had been acknowledged must be there. Without strace there is nothing to see the
 * forcing with, and the test is skipped.
 */
class PowerCutTest {
    private static final int CUTS = 12;

    @TempDir
    Path parent;

    @Test
    void whatWasAcknowledgedSurvivesAPowerCut() throws Exception {
        var acknowledgements = run(true);
        assertThat(acknowledgements).hasSize(4 * AcknowledgingWriter.THREADS * AcknowledgingWriter.ROUNDS);
        for (int cut = 1; cut <= CUTS; cut++) {
            assertSurvives(acknowledgements.subList(0, acknowledgements.size() * cut / CUTS));
        }
    }

    @Test
    void withoutSyncTheTestFails() throws Exception {
        var acknowledgements = run(false);
        assertThatThrownBy(() -> assertSurvives(acknowledgements)).isInstanceOf(AssertionError.class);
    }

    private List<SystemCalls.Acknowledgement> run(boolean sync) throws Exception {
        assumeTrue(hasStrace(), "strace is not there");
        Path trace = parent.resolve("trace");
        Process process = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-y",
                        "-e",
                        "trace=write,pwrite64,fsync,fdatasync",
                        "-e",
                        "signal=none",
                        "-s",
                        "32",
                        "-o",
                        trace.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingWriter.class.getName(),
                        parent.resolve("store").toString(),
                        Boolean.toString(sync))
                .redirectErrorStream(true)
                .redirectOutput(parent.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(() -> output()).isZero();
        return SystemCalls.read(trace);
    }

    private String output() {
        try {
            return Files.readString(parent.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean hasStrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void assertSurvives(List<SystemCalls.Acknowledgement> given) throws IOException {
        SystemCalls.Acknowledgement last = given.getLast();
        Path cut = StoreFixture.copy(parent.resolve("store"), parent.resolve("cut" + given.size()));
        for (Path log : logs(cut)) {
            String original = parent.resolve("store/db")
                    .resolve(log.getFileName())
                    .toRealPath()
                    .toString();
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                file.setLength(Math.min(file.length(), last.forced().getOrDefault(original, 0L)));
            }
        }
        try (EmbeddedStore store = StoreFixture.open(cut)) {
            Set<ExpressInput> express = new HashSet<>();
            store.expressInputs().forEachOpen(express::add);
            given.forEach(acknowledgement -> assertThere(store, express, acknowledgement));
        }
    }

    private static void assertThere(
            EmbeddedStore store, Set<ExpressInput> express, SystemCalls.Acknowledgement acknowledgement) {
        Head head = AcknowledgingWriter.head(acknowledgement.number());
        switch (acknowledgement.what()) {
            case "start" -> assertThat(store.log().entries(head.key(), 1, 1)).hasSize(1);
            case "append" -> {
                assertThat(store.log().entries(head.key(), 2, 1)).hasSize(1);
                assertThat(store.log()
                                .head(head.key().executionArn())
                                .orElseThrow()
                                .closing())
                        .isPresent();
            }
            case "complete" ->
                assertThat(store.tokens()
                                .token(AcknowledgingWriter.token(acknowledgement.number()))
                                .orElseThrow()
                                .state())
                        .isInstanceOf(Token.State.Completed.class);
            case "express" -> assertThat(express).anyMatch(input -> input.key().equals(head.key()));
            default -> throw new AssertionError(acknowledgement);
        }
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("db"))) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }
}
