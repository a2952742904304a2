package dev.baton.harness.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    @Test
    void sameSeedIsTheSamePlan() {
        assertThat(FaultPlan.of(7, 1000, 200)).isEqualTo(FaultPlan.of(7, 1000, 200));
        assertThat(FaultPlan.of(7, 1000, 200)).isNotEqualTo(FaultPlan.of(8, 1000, 200));
    }

    @Test
    void everyKindHappensWhenThereAreEnough() {
        assertThat(FaultPlan.of(3, 30, FaultKind.values().length).faults())
                .extracting(FaultPlan.Fault::kind)
                .containsExactlyInAnyOrder(FaultKind.values());
    }

    @Test
    void faultsAreInOrderAndAmongTheExecutions() {
        assertThat(FaultPlan.of(5, 1000, 200).faults())
                .hasSize(200)
                .isSortedAccordingTo(Comparator.comparingInt(FaultPlan.Fault::at))
                .allSatisfy(fault -> assertThat(fault.at()).isBetween(1, 1000));
    }
}
