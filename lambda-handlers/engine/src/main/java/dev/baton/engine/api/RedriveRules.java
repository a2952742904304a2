package dev.baton.engine.api;

import java.time.Duration;
import java.util.Objects;

/**
 * Which executions may be redriven.
 *
 * @param period for how long after its end
 * @param events how many events its history may have at the most
 * @param longestExecution how long after its start
 */
public record RedriveRules(Duration period, long events, Duration longestExecution) {
    private static final Duration YEAR = Duration.ofDays(365);

    /** AWS's: 14 days, fewer than 24,999 events, a year. */
    public static final RedriveRules AWS = new RedriveRules(Duration.ofDays(14), 24_998, YEAR);

    public RedriveRules {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(longestExecution, "longestExecution");
    }

    /**
     * AWS's rules, as far as they are not lifted.
     *
     * @param days after the end; 0 for any number
     * @param historyEvents how many events a history may have, {@link Long#MAX_VALUE} for any number: two fewer may be redriven
     */
    public static RedriveRules of(long days, long historyEvents) {
        boolean any = days == 0;
        return new RedriveRules(
                any ? Duration.ofDays(Integer.MAX_VALUE) : Duration.ofDays(days),
                historyEvents == Long.MAX_VALUE ? Long.MAX_VALUE : historyEvents - 2,
                any ? Duration.ofDays(Integer.MAX_VALUE) : YEAR);
    }
}
