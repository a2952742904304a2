package dev.baton.harness.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What goes wrong, and when: drawn by a seed alone, so that the same seed is the same plan. Which process it hits depends on the
 * processes there are at that moment, which no seed decides.
 *
 * @param faults in the order of their moments
 */
record FaultPlan(List<Fault> faults) {
    /** Nothing goes wrong before there is something to go wrong, nor when all is over. */
    private static final double FIRST = 0.03;

    private static final double LAST = 0.97;

    /**
     * One fault.
     *
     * @param at when so many executions were started
     * @param strength from 0 to 1: how long, how often; {@link Injector} says what it means
     * @param pick whom it hits
     */
    record Fault(int at, FaultKind kind, double strength, int pick) {}

    FaultPlan {
        faults = List.copyOf(faults);
    }

    /** Each kind at least once, as far as the number goes; the rest by weight. */
    static FaultPlan of(long seed, int executions, int number) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            FaultKind[] kinds = FaultKind.values();
            FaultKind kind = i < kinds.length ? kinds[i] : drawn(random);
            double at = FIRST + (LAST - FIRST) * random.nextDouble();
            faults.add(new Fault(
                    (int) Math.round(executions * at), kind, random.nextDouble(), random.nextInt(Integer.MAX_VALUE)));
        }
        faults.sort(Comparator.comparingInt(Fault::at));
        return new FaultPlan(faults);
    }

    private static FaultKind drawn(Random random) {
        int sum = 0;
        for (FaultKind kind : FaultKind.values()) {
            sum += kind.weight();
        }
        int left = random.nextInt(sum);
        for (FaultKind kind : FaultKind.values()) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights are positive");
    }
}
