package dev.baton.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void expressExecutionEndsAfterFiveMinutesUnlessItsDefinitionEndsItBefore() {
        Limits express = Limits.AWS.ofExpress();
        assertThat(express.deadline(Optional.empty(), START)).contains(START.plusSeconds(300));
        assertThat(express.deadline(Optional.of(301L), START)).contains(START.plusSeconds(300));
        assertThat(express.deadline(Optional.of(299L), START)).contains(START.plusSeconds(299));
    }

    @Test
    void otherExecutionEndsWhenItsDefinitionSaysSo() {
        assertThat(Limits.AWS.deadline(Optional.empty(), START)).isEmpty();
        assertThat(Limits.AWS.deadline(Optional.of(301L), START)).contains(START.plusSeconds(301));
    }
}
