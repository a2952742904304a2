package dev.baton.harness.cost;

import dev.baton.harness.cost.Prices.Assumption;
import dev.baton.harness.cost.Prices.Price;
import java.util.EnumMap;
import java.util.Map;

/** Dollars by service. */
record Bill(Map<Line, Double> lines) {

    /** What stands on a bill. */
    enum Line {
        WRITES("DynamoDB writes"),
        READS("DynamoDB reads"),
        STORAGE("DynamoDB storage"),
        SQS("SQS"),
        S3("S3"),
        LAMBDA_REQUESTS("Lambda requests"),
        LAMBDA_DURATION("Lambda duration"),
        COLD_STARTS("cold starts"),
        LOGS("logs"),
        MONTH("share of the month");

        private final String title;

        Line(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    Bill {
        lines = Map.copyOf(lines);
    }

    /** What that costs; nothing of what costs by the month. */
    static Bill of(Usage used, Prices prices) {
        Map<Line, Double> lines = new EnumMap<>(Line.class);
        lines.put(Line.WRITES, prices.usd(Price.WRITE_UNITS, used.writeUnits()));
        lines.put(Line.READS, prices.usd(Price.READ_UNITS, used.of(Resource.READ_UNITS)));
        lines.put(Line.STORAGE, prices.usd(Price.STORAGE, used.of(Resource.GIGABYTE_MONTHS)));
        lines.put(Line.SQS, prices.usd(Price.SQS_REQUESTS, used.of(Resource.SQS_REQUESTS)));
        lines.put(
                Line.S3,
                prices.usd(Price.S3_PUTS, used.of(Resource.S3_PUTS))
                        + prices.usd(Price.S3_GETS, used.of(Resource.S3_GETS)));
        lines.put(Line.LAMBDA_REQUESTS, prices.usd(Price.LAMBDA_REQUESTS, used.of(Resource.INVOCATIONS)));
        lines.put(Line.LAMBDA_DURATION, prices.usd(Price.LAMBDA_DURATION, used.of(Resource.GIGABYTE_SECONDS)));
        lines.put(Line.COLD_STARTS, prices.usd(Price.LAMBDA_DURATION, used.of(Resource.COLD_GIGABYTE_SECONDS)));
        lines.put(Line.LOGS, logs(used, prices));
        return new Bill(lines);
    }

    private static double logs(Usage used, Prices prices) {
        double invocations = used.of(Resource.INVOCATIONS);
        double lines = used.of(Resource.LOG_LINES) + invocations * prices.assumed(Assumption.PLATFORM_LOG_LINES);
        double bytes = used.of(Resource.LOG_BYTES)
                + invocations * prices.assumed(Assumption.PLATFORM_LOG_BYTES)
                + lines * prices.assumed(Assumption.LOG_LINE_OVERHEAD);
        double gigabytes = bytes / (1 << 30);
        double months = prices.assumed(Assumption.LOG_DAYS) / 30;
        return prices.usd(Price.LOGS_INGESTED, gigabytes)
                + prices.usd(Price.LOGS_STORED, gigabytes * prices.assumed(Assumption.LOG_COMPRESSION) * months);
    }

    Bill with(Line line, double dollars) {
        Map<Line, Double> more = new EnumMap<>(lines);
        more.merge(line, dollars, Double::sum);
        return new Bill(more);
    }

    double of(Line line) {
        return lines.getOrDefault(line, 0.0);
    }

    double total() {
        return lines.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
