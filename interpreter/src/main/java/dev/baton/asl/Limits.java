package dev.baton.asl;

/**
 * The bounds of one execution that AWS sets and an operator may lift.
 *
 * @param historyEvents how many events a history may hold before the execution fails; {@link Long#MAX_VALUE} for none
 * @param payloadBytes how long a document may be in UTF-8 bytes
 * @param openIterations how many iterations of one inline Map run at once
 * @param waitTimeScale by what Wait states and retry delays are multiplied, Step Functions Local's {@code WAIT_TIME_SCALE};
 *     1 in production
 */
public record Limits(long historyEvents, int payloadBytes, int openIterations, double waitTimeScale) {

    /** AWS's quotas: 25,000 events, 256 KiB, 40 iterations; time as it is. */
    public static final Limits AWS = new Limits(25_000, 262_144, 40, 1.0);

    public Limits {
        if (historyEvents < 2 || payloadBytes < 1 || openIterations < 1 || !(waitTimeScale >= 0)) {
            throw new IllegalArgumentException("limits must leave room for an execution");
        }
    }

    /** Express executions have no history quota. */
    public Limits withoutHistoryLimit() {
        return new Limits(Long.MAX_VALUE, payloadBytes, openIterations, waitTimeScale);
    }
}
