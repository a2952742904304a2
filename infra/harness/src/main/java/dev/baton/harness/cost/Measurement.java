package dev.baton.harness.cost;

import dev.baton.harness.cost.Prices.Assumption;
import dev.baton.harness.cost.Prices.Price;
import java.util.OptionalDouble;

/**
 * What a workload used.
 *
 * @param execution one of it, on average
 */
record Measurement(Workload workload, Usage execution) {

    /** Dollars for a million transitions, with its share of the month. */
    Bill perMillion(Prices prices, Month month) {
        Usage million = execution.times(1e6 / workload.transitions());
        return Bill.of(million, prices).with(Bill.Line.MONTH, month.perMillion(prices));
    }

    /** Step Functions Express, its requests and duration, for a million transitions. */
    OptionalDouble express(Prices prices) {
        if (workload.expressSeconds().isEmpty()) {
            return OptionalDouble.empty();
        }
        double seconds = workload.expressSeconds().getAsDouble();
        double gigabytes = prices.assumed(Assumption.EXPRESS_MEMORY_MB) / 1024;
        double one = prices.usd(Price.EXPRESS_REQUESTS, 1) + prices.usd(Price.EXPRESS_DURATION, seconds * gigabytes);
        return OptionalDouble.of(one * 1e6 / workload.transitions());
    }

    /** Whether it costs more than was promised. */
    boolean isMissed(Prices prices, Month month) {
        return workload.most().isPresent()
                && perMillion(prices, month).total() > workload.most().getAsDouble();
    }
}
