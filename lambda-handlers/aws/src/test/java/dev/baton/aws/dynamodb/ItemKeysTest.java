package dev.baton.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemKeysTest {
    /** A part takes 1,000 writes a second, and the busiest one is what the whole table's starts come down to. */
    @Test
    void whatIsDueLiesInAllPartsOfItsIndexAlike() {
        Map<String, Long> parts = IntStream.range(0, 64_000)
                .mapToObj(i -> ItemKeys.due("arn:aws:states:us-east-1:123456789012:execution:orders:order-" + i))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(parts).hasSize(64).containsOnlyKeys(ItemKeys.allDue());
        assertThat(parts.values()).allMatch(count -> count < 1_300);
    }
}
