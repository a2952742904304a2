package dev.baton.aws.dynamodb;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers in the order of writing: microseconds with random bits behind them, so that processes do not draw the same one;
 * within a process they always rise.
 */
final class Ordinals {
    private static final int RANDOM_BITS = 11;

    private final AtomicLong last = new AtomicLong();

    long next(Instant now) {
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        long drawn = (micros << RANDOM_BITS) | ThreadLocalRandom.current().nextInt(1 << RANDOM_BITS);
        return last.updateAndGet(before -> Math.max(before + 1, drawn));
    }
}
