package dev.baton.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.records.SideRecords.Kind;
import dev.baton.engine.records.SideRecords.SideRecord;
import dev.baton.engine.records.SideRecordsContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSideRecordsTest extends SideRecordsContract {
    @TempDir
    Path folder;

    private final MutableClock clock = new MutableClock(LogSamples.T0);
    private EmbeddedStore store;

    @Override
    protected SideRecords newRecords() {
        store = StoreFixture.open(folder, clock, StoreFixture.RETENTION);
        return store.sideRecords();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void changesAndBatchesGoWithTheRetention() {
        SideRecords records = store.sideRecords();
        SideRecord old = new SideRecord(stamped("1"), "{}");
        records.put(Kind.CHANGE, old);
        records.put(Kind.BATCH, old);
        clock.advance(Duration.ofDays(60));
        SideRecord newer = new SideRecord(stamped("2"), "{}");
        records.put(Kind.CHANGE, newer);
        clock.advance(Duration.ofDays(31));
        store.removeExpired();
        assertThat(records.latest(Kind.CHANGE, Optional.empty(), 10)).containsExactly(newer);
        assertThat(records.latest(Kind.BATCH, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void aClaimGoesWithItsExecution() {
        SideRecords records = store.sideRecords();
        var head = LogSamples.open("claimed");
        store.log().start(head, Optional.empty());
        String other = head.key().executionArn() + "-2/7";
        records.put(Kind.CLAIM, new SideRecord(head.key().executionArn() + "/7", "{}"));
        records.put(Kind.CLAIM, new SideRecord(other, "{}"));
        store.log()
                .append(
                        head.key(),
                        LogSamples.snapshot(1),
                        Optional.of(LogSamples.failed(head, LogSamples.T0.plusSeconds(1))));
        clock.advance(Duration.ofDays(91));
        store.removeExpired();
        assertThat(records.latest(Kind.CLAIM, Optional.empty(), 10))
                .extracting(SideRecord::key)
                .containsExactly(other);
    }

    private String stamped(String id) {
        return "%013d-%s".formatted(clock.millis(), id);
    }
}
