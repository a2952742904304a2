package dev.baton.engine.log.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Step;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryChainTest {
    private static final CommitId COMMIT = new CommitId(1, 2);
    private static final int SEEDS = Integer.getInteger("baton.codec.seeds", 100);

    @Test
    void everyEntryGivesTheStateItWasWrittenFor() {
        int cut = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed);
            for (int i = 0; i < 25; i++) {
                run.next(i == 24);
                assertThat(EntryReader.outputOf(run.chain))
                        .isEqualTo(run.step.execution().output());
            }
            assertThat(EntryReader.inputOf(run.all.getFirst()))
                    .isEqualTo(run.step.execution().identity().input());
            cut += run.all.getLast().snapshotSeq() > 1 ? 1 : 0;
        }
        assertThat(cut).as("executions with more than one snapshot").isGreaterThan(SEEDS / 4);
    }

    /** One execution that is written, read back at each entry, sometimes by a new writer, sometimes after a lost commit. */
    private static final class Run {
        private final Random random;
        private final RandomExecution execution;
        private EntryWriter writer = EntryWriter.fresh();
        private List<EncodedEntry> chain = new ArrayList<>();
        private final List<EncodedEntry> all = new ArrayList<>();
        private final List<HistoryEvent> history = new ArrayList<>();
        private Step step;

        Run(long seed) {
            random = new Random(~seed);
            execution = new RandomExecution(seed);
        }

        void next(boolean last) {
            step = execution.step(last);
            List<Lease> leases = execution.leases();
            List<OwedCancel> cancels = execution.cancels();
            if (random.nextInt(4) == 0) {
                writer.write(step, List.of(), COMMIT);
            }
            EncodedEntry entry = writer.write(step.execution(), step.events(), leases, cancels, COMMIT);
            writer.committed(entry);
            all.add(entry);
            history.addAll(step.events());
            if (entry.snapshotSeq() == entry.seq()) {
                chain = new ArrayList<>();
            }
            chain.add(entry);
            LoadedExecution loaded = EntryReader.read(chain);
            assertThat(loaded.execution()).isEqualTo(step.execution());
            assertThat(loaded.leases()).isEqualTo(leases);
            assertThat(loaded.cancels()).isEqualTo(cancels);
            assertThat(loaded.seq()).isEqualTo(entry.seq()).isEqualTo(writer.seq());
            if (random.nextInt(5) == 0) {
                writer = loaded.writer();
            }
        }
    }

    @Test
    void everyPageOfTheHistoryIsWhatHappened() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed);
            for (int i = 0; i < 25; i++) {
                run.next(i == 24);
            }
            HistoryReader reader = new HistoryReader(new ReadOnlyLog(run.all));
            int size = run.history.size();
            assertThat(reader.page(ReadOnlyLog.KEY, 1, Math.max(1, size), false))
                    .isEqualTo(run.history);
            assertThat(reader.page(ReadOnlyLog.KEY, Long.MAX_VALUE, Math.max(1, size), true))
                    .isEqualTo(run.history.reversed());
            for (int i = 0; i < 10; i++) {
                int from = 1 + run.random.nextInt(size + 5);
                int limit = 1 + run.random.nextInt(200);
                assertThat(reader.page(ReadOnlyLog.KEY, from, limit, false))
                        .isEqualTo(run.history.subList(Math.min(size, from - 1), Math.min(size, from - 1 + limit)));
                int to = Math.min(from, size);
                assertThat(reader.page(ReadOnlyLog.KEY, from, limit, true))
                        .isEqualTo(
                                run.history.subList(Math.max(0, to - limit), to).reversed());
            }
        }
    }
}
