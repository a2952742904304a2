package dev.baton.harness.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.parsing.DefinitionParser;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
    @ParameterizedTest
    @EnumSource(Workload.class)
    void definitionHasNoFault(Workload workload) {
        assertThat(DefinitionParser.parse(workload.definition()).diagnostics()).isEmpty();
    }

    @Test
    void eachIsDrawnOnceBeforeAnyIsDrawnAgain() {
        Random random = new Random(1);
        Set<Workload> drawn = EnumSet.noneOf(Workload.class);
        for (int i = 0; i < Workload.values().length; i++) {
            drawn.add(Workload.drawn(i, random));
        }
        assertThat(drawn).containsExactly(Workload.values());
    }

    @Test
    void whatTakesMuchIsDrawnSeldom() {
        Random random = new Random(1);
        int poison = 0;
        int chain = 0;
        for (int i = Workload.values().length; i < 10_000; i++) {
            Workload workload = Workload.drawn(i, random);
            poison += workload == Workload.POISON ? 1 : 0;
            chain += workload == Workload.CHAIN ? 1 : 0;
        }
        assertThat(poison).isPositive().isLessThan(chain / 2);
    }
}
