package dev.baton.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells a torn tail of the write-ahead log from damage in it. RocksDB itself repairs both alike: it ends the log at the
 * first unreadable record, and would silently drop what was acknowledged after it.
 *
 * <p>The store has at most one commit under way, and begins the next one only after a sync. So a power cut can spoil the
 * last record of the newest log, nothing else: when a readable record <em>begins</em> after an unreadable one, or a later
 * log has any, then the disk has lost what it once had.
 */
final class WalInspection {
    private final Path folder;

    WalInspection(Path folder) {
        this.folder = folder;
    }

    /** @throws StoreRefusedException when a log is damaged elsewhere than in its tail */
    void check() {
        try {
            Optional<Path> torn = Optional.empty();
            for (Path log : logs()) {
                WalFile.Verdict verdict = WalFile.read(log, number(log)).verdict();
                if (torn.isPresent() && verdict != WalFile.Verdict.EMPTY) {
                    throw damaged(torn.get());
                }
                switch (verdict) {
                    case DAMAGED -> throw damaged(log);
                    case TORN -> torn = Optional.of(log);
                    case WHOLE, EMPTY -> {}
                }
            }
        } catch (IOException e) {
            throw new StoreRefusedException("The store in " + folder.toAbsolutePath() + " cannot be read: " + e, e);
        }
    }

    private static StoreRefusedException damaged(Path log) {
        return new StoreRefusedException("The file " + log.toAbsolutePath()
                + " is damaged: there are whole records after an unreadable one. Nothing was changed. Restore the folder"
                + " from a copy, or start with another folder (--data).");
    }

    private List<Path> logs() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{1,18}\\.log"))
                    .sorted(Comparator.comparingLong(WalInspection::number))
                    .toList();
        }
    }

    private static long number(Path log) {
        String name = log.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }
}
