package dev.baton.engine.log.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenFileTest {
    /** Where chains were cut when the files were written. */
    private static final int SHORTEST_CHAIN = 4096;

    @ParameterizedTest
    @EnumSource
    void goldenEntriesStillSayWhatTheySaid(GoldenCase golden) {
        List<EncodedEntry> chain = new ArrayList<>();
        List<GoldenCase.Commit> commits = golden.commits();
        for (GoldenFile.Section section :
                GoldenFile.load(golden.version(), golden).sections()) {
            GoldenCase.Commit commit = commits.get((int) section.entry().seq() - 1);
            extend(chain, section.entry());
            LoadedExecution loaded = EntryReader.read(chain);
            assertThat(loaded.execution()).isEqualTo(commit.step().execution());
            assertThat(loaded.leases()).isEqualTo(commit.leases());
            assertThat(loaded.cancels()).isEqualTo(commit.cancels());
            assertThat(eventsOfLast(chain)).isEqualTo(commit.step().events());
            assertThat(describe(chain)).isEqualTo(section.description());
        }
    }

    @ParameterizedTest
    @EnumSource
    void goldenValuesStillGiveTheSameBytes(GoldenCase golden) {
        List<GoldenFile.Section> sections =
                GoldenFile.load(golden.version(), golden).sections();
        List<EncodedEntry> entries = encode(golden);
        assertThat(entries).hasSameSizeAs(sections);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).body()).isEqualTo(sections.get(i).entry().body());
            assertThat(entries.get(i).snapshotSeq())
                    .isEqualTo(sections.get(i).entry().snapshotSeq());
        }
    }

    /** For a new version or a new case; files that stand are not touched. */
    @Test
    @EnabledIfSystemProperty(named = "baton.golden.write", matches = ".+", disabledReason = "writes new golden files")
    void writeMissingFiles() throws IOException {
        for (GoldenCase golden : GoldenCase.values()) {
            Path folder = Path.of(System.getProperty("baton.golden.write"), "v" + golden.version());
            Files.createDirectories(folder);
            Path file = folder.resolve(golden.name().toLowerCase(Locale.ROOT) + ".txt");
            if (!Files.exists(file)) {
                Files.writeString(file, file(golden).text(golden.about()));
            }
        }
    }

    private static GoldenFile file(GoldenCase golden) {
        List<EncodedEntry> chain = new ArrayList<>();
        List<GoldenFile.Section> sections = new ArrayList<>();
        for (EncodedEntry entry : encode(golden)) {
            extend(chain, entry);
            sections.add(new GoldenFile.Section(entry, describe(chain)));
        }
        return new GoldenFile(sections);
    }

    private static List<EncodedEntry> encode(GoldenCase golden) {
        EntryWriter writer = EntryWriter.fresh(SHORTEST_CHAIN);
        List<EncodedEntry> entries = new ArrayList<>();
        for (GoldenCase.Commit commit : golden.commits()) {
            EncodedEntry entry = writer.write(
                    commit.step().execution(),
                    commit.step().events(),
                    commit.leases(),
                    commit.cancels(),
                    new CommitId(1, 2));
            writer.committed(entry);
            entries.add(entry);
        }
        return entries;
    }

    private static void extend(List<EncodedEntry> chain, EncodedEntry entry) {
        if (entry.seq() == entry.snapshotSeq()) {
            chain.clear();
        }
        chain.add(entry);
    }

    private static List<HistoryEvent> eventsOfLast(List<EncodedEntry> chain) {
        List<HistoryEvent> events = EntryReader.eventsOf(chain);
        return events.subList(events.size() - chain.getLast().eventCount(), events.size());
    }

    /** What an entry says, in a form that survives a text file: half surrogate pairs are written as escapes. */
    private static String describe(List<EncodedEntry> chain) {
        LoadedExecution loaded = EntryReader.read(chain);
        StringBuilder text =
                new StringBuilder("state ").append(loaded.execution()).append('\n');
        text.append("leases ").append(loaded.leases()).append('\n');
        if (!loaded.cancels().isEmpty()) {
            text.append("cancels ").append(loaded.cancels()).append('\n');
        }
        eventsOfLast(chain).forEach(event -> text.append("event ").append(event).append('\n'));
        // Files of the first version know no submission, and whether somebody waits for the end is never stored.
        return text.toString()
                .replace(", awaited=false]", "]")
                .replace(", submission=Optional.empty]", "]")
                .replace(", redrivenAt=Optional.empty]", "]")
                .replace(", change=Optional.empty]", "]")
                .replace("\uD83C lone", "\\uD83C lone")
                .replaceAll("([w-z])\\1{99,}", "$1…");
    }
}
