package dev.baton.aws.blueprint;

import java.util.Objects;

/**
 * A CloudWatch alarm on one metric.
 *
 * @param id ends in {@code Alarm}
 * @param metric {@code Namespace/Name}
 * @param dimension its name, such as {@code QueueName}
 * @param part id of the part whose name is the dimension's value
 * @param statistic {@code Sum} or {@code Maximum}
 * @param minutes how long a period is
 * @param periods how many in a row
 * @param bound the alarm is on when the metric is {@code above} it, or else below
 * @param missing whether no data means that something is wrong
 */
public record AlarmShape(
        String id,
        Metric metric,
        String dimension,
        String part,
        String statistic,
        int minutes,
        int periods,
        double bound,
        boolean above,
        boolean missing) {

    /** A metric by namespace and name. */
    public record Metric(String namespace, String name) {
        public Metric {
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(name, "name");
        }
    }

    public AlarmShape {
        PartName.suffix(id, "Alarm");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(dimension, "dimension");
        Objects.requireNonNull(part, "part");
        if (!statistic.equals("Sum") && !statistic.equals("Maximum")) {
            throw new IllegalArgumentException("the statistic " + statistic);
        }
        if (minutes < 1 || periods < 1) {
            throw new IllegalArgumentException(periods + " periods of " + minutes + " minutes");
        }
    }

    /** On when the metric is above the bound for all periods. */
    static AlarmShape above(
            String id,
            Metric metric,
            String dimension,
            String part,
            String statistic,
            int minutes,
            int periods,
            double bound) {
        return new AlarmShape(id, metric, dimension, part, statistic, minutes, periods, bound, true, false);
    }
}
