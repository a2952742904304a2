package dev.baton.local.store;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Opens stores for tests. Bodies of first entries are taken to be the input's text. */
final class StoreFixture {
    static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration RETENTION = Duration.ofDays(90);

    private StoreFixture() {}

    static EmbeddedStore open(Path folder) {
        return open(folder, new MutableClock(T0), RETENTION);
    }

    static EmbeddedStore open(Path folder, InstantSource clock, Duration retention) {
        return EmbeddedStore.open(options(folder, clock, retention));
    }

    static StoreOptions options(Path folder, InstantSource clock, Duration retention) {
        return new StoreOptions(folder, clock, retention, StoreFixture::inputOf);
    }

    private static Json inputOf(EncodedEntry first) {
        return Json.ofText(new String(first.body(), StandardCharsets.UTF_8));
    }

    /** What a kill leaves: every file as the system sees it, though the store is still open. */
    static Path copy(Path folder, Path to) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                if (dir.endsWith("native")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(folder.relativize(dir).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(folder.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }
}
