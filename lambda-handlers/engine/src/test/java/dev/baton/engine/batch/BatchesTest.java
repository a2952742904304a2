package dev.baton.engine.batch;

import static dev.baton.engine.log.LogSamples.MACHINE;
import static dev.baton.engine.log.LogSamples.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.log.Head;
import dev.baton.engine.log.InMemoryExecutionLog;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.records.InMemorySideRecords;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.registry.InMemoryStateMachines;
import dev.baton.engine.search.DeclaredIndex;
import dev.baton.engine.search.ExecutionFilter;
import dev.baton.engine.search.ExecutionSearch;
import dev.baton.engine.search.InMemoryClueRows;
import dev.baton.engine.search.SearchAttributes;
import dev.baton.engine.search.Whereabouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final Duration HOLD = Duration.ofSeconds(30);
    private static final int MANY = 70;

    private final MutableClock clock = new MutableClock(T0);
    private final InMemoryExecutionLog log = new InMemoryExecutionLog(clock, Duration.ofDays(1), key -> {});
    private final SideRecords records = new InMemorySideRecords();
    private final List<String> redriven = new ArrayList<>();

    @Test
    void whoDoesAPageKeepsOthersAway() {
        startMany();
        Batches other = batches(arn -> {});
        List<Boolean> helped = new ArrayList<>();
        Batches mine = batches(arn -> helped.add(other.advance(newest())));
        String id = begin(mine, BatchJob.Action.STOP);

        assertThat(mine.advance(id)).isTrue();

        assertThat(helped).hasSize(50).containsOnly(false);
        assertThat(job(mine, id).done()).isEqualTo(50);
        assertThat(other.advance(id))
                .as("the page is done, and the batch let go")
                .isTrue();
        assertThat(job(mine, id).done()).isEqualTo(MANY);
        assertThat(job(mine, id).status()).isEqualTo(BatchJob.Status.SUCCEEDED);
    }

    @Test
    void batchWhoseHolderDiedIsTakenUpWhenItsTimeIsOver() {
        startMany();
        Batches dying = batches(arn -> {
            throw new StoreException("killed");
        });
        String id = begin(dying, BatchJob.Action.STOP);
        assertThatThrownBy(() -> dying.advance(id)).isInstanceOf(StoreException.class);
        Batches next = batches(arn -> {});
        clock.advance(HOLD.minusMillis(1));
        assertThat(next.advance(id)).isFalse();
        clock.advance(Duration.ofMillis(1));
        next.finish(id, T0.plusSeconds(3600));
        assertThat(job(next, id).done()).isEqualTo(MANY);
    }

    @Test
    void redrivesBearTheBatchsIdSoThatOneThatIsRepeatedChangesNothing() {
        startMany();
        Batches batches = batches(arn -> {});
        String id = begin(batches, BatchJob.Action.REDRIVE);
        batches.finish(id, T0.plusSeconds(3600));
        assertThat(redriven).hasSize(MANY).containsOnly(id);
    }

    private void startMany() {
        for (int i = 0; i < MANY; i++) {
            Head head = LogSamples.open("e" + i);
            log.start(head, Optional.empty());
        }
    }

    private Batches batches(Consumer<String> stop) {
        ExecutionSearch search = new ExecutionSearch(
                new InMemoryStateMachines(),
                log,
                new DeclaredIndex(new InMemoryClueRows(log), machine -> SearchAttributes.EVERYTHING),
                new Whereabouts(log, (key, from, limit, reverse) -> List.of()));
        Batches.Deeds deeds = new Batches.Deeds() {
            @Override
            public synchronized void stop(String executionArn, Optional<String> error, Optional<String> cause) {
                stop.accept(executionArn);
            }

            @Override
            public synchronized void redrive(String executionArn, String clientToken) {
                redriven.add(clientToken);
            }
        };
        return new Batches(
                records,
                search,
                words -> ExecutionFilter.ofMachines(List.of(MACHINE)),
                deeds,
                HOLD,
                clock,
                UUID::randomUUID);
    }

    private static String begin(Batches batches, BatchJob.Action action) {
        return batches.begin(action, "{}", Optional.empty(), Optional.empty(), Optional.empty())
                .id();
    }

    private String newest() {
        return records.latest(SideRecords.Kind.BATCH, Optional.empty(), 1)
                .getFirst()
                .key();
    }

    private static BatchJob job(Batches batches, String id) {
        return batches.find(id).orElseThrow();
    }
}
