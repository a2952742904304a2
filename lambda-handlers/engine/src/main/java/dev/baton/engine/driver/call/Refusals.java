package dev.baton.engine.driver.call;

import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.task.TaskAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When calls that found no room are made again (ADR 0011). It follows from the attempt's age, so that it grows whoever makes the call.
 * Pure.
 */
public final class Refusals {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Refusals() {}

    /**
     * When the call is to be made again: after 2 s, then after as long as the attempt is old, at most 60 s, and up to half as
     * much again by chance, because whatever was refused together shall not come together again.
     *
     * @return empty when it is not: the author's Retry or Catch names the error, or the time would be past what the attempt has
     */
    public static Optional<Instant> until(
            Attempt attempt, TaskAnswer.NoRoom answer, Instant now, Duration longest, RandomGenerator random) {
        Instant start = attempt.task().lastHeartbeat();
        Duration age = max(Duration.ZERO, Duration.between(start, now));
        Duration growing = age.plus(FIRST);
        Duration wait = max(growing.compareTo(LONGEST) < 0 ? growing : LONGEST, answer.atLeast());
        Instant at = now.plus(wait).plusMillis(random.nextLong(wait.toMillis() / 2));
        boolean inTime = at.isBefore(start.plus(longest))
                && attempt.task().timeoutAt().filter(end -> !at.isBefore(end)).isEmpty();
        return inTime && !attempt.names(answer.failure()) ? Optional.of(at) : Optional.empty();
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
