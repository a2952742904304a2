package dev.baton.harness.cost;

import dev.baton.harness.cost.Prices.Assumption;
import dev.baton.harness.cost.Prices.Price;

/**
 * What a month costs however little runs, in dollars.
 *
 * @param polls empty receives of the event source mappings
 * @param sweeps the sweep function, each minute, with what it reads
 * @param schedule that invokes it
 * @param metrics custom metrics
 */
record Month(double polls, double sweeps, double schedule, double metrics) {
    private static final double SECONDS = 30 * 86_400.0;
    private static final double MINUTES = 30 * 1_440.0;

    /** @param sweep what one sweep uses, on average */
    static Month of(Usage sweep, Prices prices) {
        double receives = SECONDS
                / prices.assumed(Assumption.POLL_SECONDS)
                * prices.assumed(Assumption.POLLERS_PER_QUEUE)
                * prices.assumed(Assumption.QUEUES);
        double metrics =
                prices.assumed(Assumption.STATE_MACHINES) * prices.assumed(Assumption.METRICS_PER_STATE_MACHINE);
        return new Month(
                prices.usd(Price.SQS_REQUESTS, receives),
                Bill.of(sweep, prices).total() * MINUTES,
                prices.usd(Price.SCHEDULES, MINUTES),
                prices.usd(Price.METRICS, metrics));
    }

    double total() {
        return polls + sweeps + schedule + metrics;
    }

    /** Its part in a million transitions. */
    double perMillion(Prices prices) {
        return total() / prices.assumed(Assumption.TRANSITIONS_PER_MONTH) * 1e6;
    }
}
