package dev.baton.engine.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.ResultPage;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryWriterTest {
    private static final CommitId COMMIT = new CommitId(5, 6);
    private static final Json BIG = Json.ofText("\"" + "y".repeat(200_000) + "\"");

    private final Execution start = GoldenCase.TASK.commits().getFirst().step().execution();
    private final EntryWriter writer = EntryWriter.fresh();
    private final List<EncodedEntry> chain = new ArrayList<>();

    private EncodedEntry commit(Execution execution, List<HistoryEvent> events) {
        EncodedEntry entry = writer.write(execution, events, List.of(), COMMIT);
        writer.committed(entry);
        if (entry.seq() == entry.snapshotSeq()) {
            chain.clear();
        }
        chain.add(entry);
        return entry;
    }

    private Execution state(long lastEventId, Map<Integer, Frame> frames, Map<PageKey, ResultPage> pages) {
        return new Execution(
                start.identity(),
                start.status(),
                start.time(),
                lastEventId,
                start.nextFrame(),
                start.nextAttempt(),
                frames,
                pages,
                start.deadline(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private Frame frame(int id, Json input) {
        return new Frame(
                id,
                Frame.NO_PARENT,
                0,
                0,
                "S",
                input,
                start.time(),
                1,
                1,
                1,
                start.frames().get(0).variables(),
                List.of(),
                Pending.Enter.INSTANCE);
    }

    private HistoryEvent entered(long id, Json input) {
        return new HistoryEvent(
                id,
                id - 1,
                start.time(),
                HistoryEventType.PASS_STATE_ENTERED,
                new EventDetails.StateEntered("S", input));
    }

    @Test
    void aPayloadThatPassesThroughManyStatesIsWrittenOnce() {
        List<HistoryEvent> events = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            events.add(entered(i, i % 2 == 0 ? BIG : Json.ofText(BIG.text())));
        }
        EncodedEntry first = commit(state(10, Map.of(0, frame(0, BIG)), Map.of()), events);
        assertThat(first.body().length).isBetween(200_000, 200_600);
        EncodedEntry second = commit(state(11, Map.of(0, frame(0, BIG)), Map.of()), List.of(entered(11, BIG)));
        assertThat(second.body()).hasSizeLessThan(60);
    }

    @Test
    void aWriterThatComesFromTheLogKnowsTheTextsOfTheState() {
        commit(state(0, Map.of(0, frame(0, BIG)), Map.of()), List.of());
        EntryWriter other = EntryReader.read(chain).writer();
        EncodedEntry next = other.write(
                state(1, Map.of(0, frame(0, Json.ofText(BIG.text()))), Map.of()),
                List.of(entered(1, BIG)),
                List.of(),
                COMMIT);
        assertThat(next.snapshotSeq()).isEqualTo(1);
        assertThat(next.body()).hasSizeLessThan(60);
    }

    @Test
    void aStateOfWhichNothingChangedIsAFewBytes() {
        commit(start, events(2));
        assertThat(commit(start, List.of()).body()).hasSizeLessThan(24);
    }

    private List<HistoryEvent> events(int count) {
        List<HistoryEvent> events = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            events.add(entered(i, Json.ofText("" + i)));
        }
        return events;
    }

    @Test
    void anEntryThatWasNotCommittedLeavesNoTrace() {
        EntryWriter undisturbed = EntryWriter.fresh();
        undisturbed.committed(undisturbed.write(start, events(2), List.of(), COMMIT));
        writer.write(state(1, Map.of(), Map.of()), List.of(entered(1, BIG)), List.of(), COMMIT);
        commit(start, events(2));
        writer.write(state(3, Map.of(7, frame(7, BIG)), Map.of()), List.of(entered(3, BIG)), List.of(), COMMIT);
        Execution next = state(3, Map.of(0, frame(0, Json.NULL)), Map.of());
        byte[] expected = undisturbed
                .write(next, List.of(entered(3, Json.NULL)), List.of(), COMMIT)
                .body();
        assertThat(commit(next, List.of(entered(3, Json.NULL))).body()).isEqualTo(expected);
        assertThat(EntryReader.read(chain).execution()).isEqualTo(next);
    }

    @Test
    void onlyTheEntryWrittenLastCanBeCommitted() {
        EncodedEntry first = writer.write(start, events(2), List.of(), COMMIT);
        EncodedEntry second = writer.write(start, events(2), List.of(), COMMIT);
        assertThatIllegalStateException().isThrownBy(() -> writer.committed(first));
        writer.committed(second);
        assertThatIllegalStateException().isThrownBy(() -> writer.committed(second));
        assertThat(writer.seq()).isEqualTo(1);
    }

    @Test
    void eventsWithAGapAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(start, events(3), List.of(), COMMIT))
                .withMessageContaining("the last one cannot be 2");
        List<HistoryEvent> gap = List.of(entered(1, Json.NULL), entered(3, Json.NULL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(start, gap, List.of(), COMMIT))
                .withMessage("event 3 where 2 is due");
    }

    @Test
    void anotherExecutionIsRefused() {
        commit(start, events(2));
        Execution other = GoldenCase.MAP.commits().getFirst().step().execution();
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(other, List.of(), List.of(), COMMIT));
    }

    @Test
    void theLogOfAMapGrowsWithItsResultsNotWithTheirSquare() {
        // Both long enough to be cut.
        long small = new EntryWriterTest().bytesOfMap(2_000);
        long great = new EntryWriterTest().bytesOfMap(20_000);
        assertThat(great).isLessThan(small * 14);
    }

    private long bytesOfMap(int items) {
        Map<PageKey, ResultPage> pages = new HashMap<>();
        long bytes = 0;
        for (int i = 0; i < items; i++) {
            PageKey key = new PageKey(0, i / ResultPage.SIZE);
            ResultPage page = pages.getOrDefault(key, ResultPage.empty());
            pages.put(key, page.with(i % ResultPage.SIZE, Json.ofText("{\"result\":" + i + "}")));
            Execution next = state(i + 1, Map.of(0, frame(0, Json.NULL)), new HashMap<>(pages));
            bytes += commit(next, List.of(entered(i + 1, Json.NULL))).body().length;
        }
        assertThat(EntryReader.read(chain).execution().pages()).isEqualTo(pages);
        return bytes;
    }

    @Test
    void anEventTakesAboutFiveBytesBesideItsPayload() {
        List<HistoryEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(entered(2L * i + 1, Json.NULL));
            events.add(new HistoryEvent(
                    2L * i + 2,
                    1 + i / 40 * 40,
                    start.time(),
                    HistoryEventType.MAP_ITERATION_STARTED,
                    new EventDetails.MapIteration("Each", i)));
        }
        assertThat(commit(state(4_000, Map.of(), Map.of()), events).body()).hasSizeLessThan(4_000 * 6);
    }
}
