package dev.baton.aws.dynamodb;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * How long things are kept.
 *
 * @param closed how long a finished execution is kept after its end
 */
record Retention(Duration closed) {
    /** How long an execution may stay open before its items must be stamped anew. */
    static final Duration MARGIN = Duration.ofDays(10);
    /** How long an execution may stay open at all. */
    private static final Duration LONGEST_EXECUTION = Duration.ofDays(366);
    /** A crash that lasts longer than that loses the inputs of Express executions, as queues lose their messages. */
    private static final Duration EXPRESS = Duration.ofDays(14);

    /** When items written now may go: later than any execution that ends within the margin. */
    Instant items(Instant now) {
        return now.plus(closed).plus(MARGIN);
    }

    /** When a token may go. They are few and not stamped anew. */
    Instant tokens(Instant now) {
        return now.plus(closed).plus(LONGEST_EXECUTION);
    }

    Instant express(Instant now) {
        return now.plus(EXPRESS);
    }

    /** From when on an execution that ended then counts as absent. */
    Instant head(Instant stop) {
        return stop.plus(closed);
    }

    static BigDecimal number(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond()).add(BigDecimal.valueOf(at.getNano(), 9));
    }
}
