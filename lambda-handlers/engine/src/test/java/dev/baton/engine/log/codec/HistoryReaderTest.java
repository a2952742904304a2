package dev.baton.engine.log.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {
    private final List<HistoryEvent> history = new ArrayList<>();
    private final ReadOnlyLog log = new ReadOnlyLog(entries(400));
    private final HistoryReader reader = new HistoryReader(log);

    private List<EncodedEntry> entries(int count) {
        RandomExecution execution = new RandomExecution(11);
        EntryWriter writer = EntryWriter.fresh();
        List<EncodedEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dev.baton.asl.Step step = execution.step(false);
            EncodedEntry entry = writer.write(step, List.of(), new CommitId(1, 1));
            writer.committed(entry);
            entries.add(entry);
            history.addAll(step.events());
        }
        return entries;
    }

    @Test
    void aLatePageReadsOnlyTheChainItLiesIn() {
        int from = history.size() - 10;
        assertThat(reader.page(ReadOnlyLog.KEY, from, 5, false)).isEqualTo(history.subList(from - 1, from + 4));
        assertThat(log.entriesRead).isLessThan(150);
    }

    @Test
    void theNewestPageIsReadOutOfTheNewestChainAlone() {
        assertThat(reader.page(ReadOnlyLog.KEY, Long.MAX_VALUE, 1, true)).isEqualTo(List.of(history.getLast()));
        assertThat(log.entriesRead).isZero();
    }

    @Test
    void pagesJoinToTheWholeHistory() {
        List<HistoryEvent> joined = new ArrayList<>();
        List<HistoryEvent> page = reader.page(ReadOnlyLog.KEY, 1, 97, false);
        while (!page.isEmpty()) {
            joined.addAll(page);
            page = reader.page(ReadOnlyLog.KEY, page.getLast().id() + 1, 97, false);
        }
        assertThat(joined).isEqualTo(history);
    }

    @Test
    void reversePagesJoinToTheWholeHistoryBackwards() {
        List<HistoryEvent> joined = new ArrayList<>();
        List<HistoryEvent> page = reader.page(ReadOnlyLog.KEY, Long.MAX_VALUE, 97, true);
        while (!page.isEmpty()) {
            joined.addAll(page);
            page = reader.page(ReadOnlyLog.KEY, page.getLast().id() - 1, 97, true);
        }
        assertThat(joined).isEqualTo(history.reversed());
    }

    @Test
    void thereIsNothingBeyondTheEndsOrInAnEmptyLog() {
        assertThat(reader.page(ReadOnlyLog.KEY, history.size() + 1L, 10, false)).isEmpty();
        assertThat(reader.page(ReadOnlyLog.KEY, Long.MAX_VALUE, 10, false)).isEmpty();
        assertThat(reader.page(ReadOnlyLog.KEY, 0, 10, true)).isEmpty();
        HistoryReader empty = new HistoryReader(new ReadOnlyLog(List.of()));
        assertThat(empty.page(ReadOnlyLog.KEY, 1, 10, false)).isEmpty();
        assertThat(empty.page(ReadOnlyLog.KEY, Long.MAX_VALUE, 10, true)).isEmpty();
    }
}
