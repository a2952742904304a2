package dev.baton.engine.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatLevelTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 100})
    void levelThatNobodyReadsIsRefused(int version) {
        assertThatThrownBy(() -> new FormatLevel(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from " + FormatLevel.least() + " to " + FormatLevel.newest());
    }

    @Test
    void lowestLevelSaysAllThatTheFirstReleaseKnew() {
        FieldWriter fields = writer(new FormatLevel(FormatLevel.least()));
        assertThat(fields.version()).isEqualTo(EntryFormat.PLAIN);
        fields.requires(EntryFormat.WITH_REDRIVES);
        fields.json(Json.ofText("{}"));
        assertThat(fields.version()).isEqualTo(EntryFormat.WITH_REDRIVES);
    }

    @Test
    void nothingAboveTheLevelIsWritten() {
        FormatLevel lowest = new FormatLevel(FormatLevel.least());
        assertThatThrownBy(() -> writer(lowest).requires(lowest.version() + 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the format level is " + lowest.version());
    }

    private static FieldWriter writer(FormatLevel level) {
        return new FieldWriter(new ByteSink(16), new WriteTables(), Instant.EPOCH, level);
    }
}
