package dev.baton.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageReturnsTest {

    @Test
    void whatIsNotVisibleYetIsLookedForEachSecondAtFirstAndThenLessAndLessOften() {
        assertThat(IntStream.range(0, MessageReturns.MOST_RETURNS)
                        .mapToObj(MessageReturns::pauseForEntry)
                        .map(Duration::toSeconds))
                .startsWith(1L, 1L, 1L, 1L, 2L, 4L, 8L, 16L, 16L)
                .isSorted()
                .endsWith(16L);
    }

    @Test
    void patienceIsMinutesAndFewMessages() {
        long patience = IntStream.range(0, MessageReturns.MOST_RETURNS)
                .mapToObj(MessageReturns::pauseForEntry)
                .mapToLong(Duration::toSeconds)
                .sum();
        assertThat(patience).isBetween(180L, 300L);
    }
}
