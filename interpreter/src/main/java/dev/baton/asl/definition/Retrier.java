package dev.baton.asl.definition;

import java.util.List;
import java.util.OptionalLong;

/**
 * One element of {@code Retry}. The delay before attempt n (from 1) is
 * {@code min(maxDelaySeconds, intervalSeconds * backoffRate^(n-1))}.
 */
public record Retrier(
        List<String> errorEquals,
        long intervalSeconds,
        long maxAttempts,
        double backoffRate,
        OptionalLong maxDelaySeconds,
        JitterStrategy jitterStrategy) {

    public static final long DEFAULT_INTERVAL_SECONDS = 1;
    public static final long DEFAULT_MAX_ATTEMPTS = 3;
    public static final double DEFAULT_BACKOFF_RATE = 2.0;

    public Retrier {
        errorEquals = List.copyOf(errorEquals);
    }
}
