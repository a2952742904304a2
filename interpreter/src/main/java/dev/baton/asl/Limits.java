package dev.baton.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The bounds of one execution that AWS sets and an operator may lift.
 *
 * @param historyEvents how many events a history may hold before the execution fails; {@link Long#MAX_VALUE} for none
 * @param payloadBytes how long a document may be in UTF-8 bytes
 * @param openIterations how many iterations of one inline Map run at once
 * @param waitTimeScale by what Wait states and retry delays are multiplied, Step Functions Local's {@code WAIT_TIME_SCALE};
 *     1 in production
 * @param longestRun how long an execution may run whose definition allows it more, or says nothing of it
 */
public record Limits(
        long historyEvents, int payloadBytes, int openIterations, double waitTimeScale, Optional<Duration> longestRun) {
    /**
     * How long an Express execution runs at most (<a
     * href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step Functions service quotas</a>).
     */
    public static final Duration LONGEST_EXPRESS = Duration.ofMinutes(5);

    /** AWS's quotas: 25,000 events, 256 KiB, 40 iterations; time as it is. */
    public static final Limits AWS = new Limits(25_000, 262_144, 40, 1.0);

    /** For executions that run for as long as their definition lets them. */
    public Limits(long historyEvents, int payloadBytes, int openIterations, double waitTimeScale) {
        this(historyEvents, payloadBytes, openIterations, waitTimeScale, Optional.empty());
    }

    public Limits {
        Objects.requireNonNull(longestRun, "longestRun");
        if (historyEvents < 2 || payloadBytes < 1 || openIterations < 1 || !(waitTimeScale >= 0)) {
            throw new IllegalArgumentException("limits must leave room for an execution");
        }
    }

    public Limits withoutHistoryLimit() {
        return new Limits(Long.MAX_VALUE, payloadBytes, openIterations, waitTimeScale, longestRun);
    }

    /** The same for Express executions: no history quota, and five minutes. */
    public Limits ofExpress() {
        return new Limits(Long.MAX_VALUE, payloadBytes, openIterations, waitTimeScale, Optional.of(LONGEST_EXPRESS));
    }

    /**
     * When a run that begins then is over at the latest.
     *
     * @param timeoutSeconds of its definition
     */
    public Optional<Instant> deadline(Optional<Long> timeoutSeconds, Instant start) {
        Optional<Instant> own = timeoutSeconds.map(start::plusSeconds);
        Optional<Instant> last = longestRun.map(start::plus);
        return own.filter(at -> last.filter(end -> end.isBefore(at)).isEmpty()).or(() -> last);
    }
}
