package dev.baton.asl;

/**
 * The bounds of one execution that AWS sets and an operator may lift.
 *
 * @param historyEvents how many events a history may hold before the execution fails; {@link Long#MAX_VALUE} for none
 * @param payloadBytes how long a document may be in UTF-8 bytes
 * @param openIterations how many iterations of one inline Map run at once
 */
public record Limits(long historyEvents, int payloadBytes, int openIterations) {

    /** AWS's quotas: 25,000 events, 256 KiB, 40 iterations. */
    public static final Limits AWS = new Limits(25_000, 262_144, 40);

    /** Express executions have no history quota. */
    public Limits withoutHistoryLimit() {
        return new Limits(Long.MAX_VALUE, payloadBytes, openIterations);
    }
}
