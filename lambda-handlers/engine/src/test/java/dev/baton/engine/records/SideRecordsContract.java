package dev.baton.engine.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.records.SideRecords.Kind;
import dev.baton.engine.records.SideRecords.SideRecord;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SideRecords} does. */
public abstract class SideRecordsContract {
    private SideRecords records;

    protected abstract SideRecords newRecords();

    @BeforeEach
    void begin() {
        records = newRecords();
    }

    @Test
    void aRecordStandsUntilItIsWrittenOver() {
        assertThat(records.find(Kind.CHANGE, "a")).isEmpty();
        records.put(Kind.CHANGE, new SideRecord("a", "{\"n\": 1}"));
        records.put(Kind.CHANGE, new SideRecord("a", "{\"ö\": 2}"));
        assertThat(records.find(Kind.CHANGE, "a")).contains("{\"ö\": 2}");
        assertThat(records.find(Kind.BATCH, "a")).isEmpty();
    }

    @Test
    void theHighestKeysComeFirstPageByPage() {
        for (String key : new String[] {"b", "a", "c", "ab", "b1"}) {
            records.put(Kind.BATCH, new SideRecord(key, "{}"));
        }
        records.put(Kind.CLAIM, new SideRecord("z", "{}"));
        assertThat(records.latest(Kind.BATCH, Optional.empty(), 3))
                .extracting(SideRecord::key)
                .containsExactly("c", "b1", "b");
        assertThat(records.latest(Kind.BATCH, Optional.of("b"), 3))
                .extracting(SideRecord::key)
                .containsExactly("ab", "a");
        assertThat(records.latest(Kind.BATCH, Optional.of("a"), 3)).isEmpty();
    }

    @Test
    void whatIsNotExpectedIsNotReplaced() {
        assertThat(records.replace(Kind.CLAIM, "k", Optional.of("{}"), "{\"by\": 1}"))
                .isFalse();
        assertThat(records.replace(Kind.CLAIM, "k", Optional.empty(), "{\"by\": 1}"))
                .isTrue();
        assertThat(records.replace(Kind.CLAIM, "k", Optional.empty(), "{\"by\": 2}"))
                .isFalse();
        assertThat(records.replace(Kind.CLAIM, "k", Optional.of("{\"by\": 1}"), "{\"by\": 3}"))
                .isTrue();
        assertThat(records.find(Kind.CLAIM, "k")).contains("{\"by\": 3}");
    }
}
