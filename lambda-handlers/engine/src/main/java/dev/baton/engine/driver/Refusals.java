package dev.baton.engine.driver;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Lease;
import dev.baton.engine.task.TaskAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of one driver that found no room, until it is committed that they are parked (ADR 0011). How long is derived from
 * the attempt's age, so that it grows whoever makes the call.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final DriverParts parts;
    private final Map<Long, Lease> parked = new HashMap<>();

    Refusals(DriverParts parts) {
        this.parts = parts;
    }

    /**
     * Parks an attempt of this driver.
     *
     * @return false when it is to fail instead
     */
    boolean parks(ExecutionKey key, Attempt attempt, TaskAnswer.NoRoom answer) {
        Optional<Instant> until = until(
                attempt,
                answer,
                parts.now(),
                parts.settings().longestPark(),
                parts.ports().random());
        until.ifPresent(at -> {
            LOG.info("Attempt {} of {} is parked until {}: {}", attempt.number(), key, at, answer.failure());
            parked.put(attempt.number(), Calls.parked(attempt, at));
        });
        return until.isPresent();
    }

    /**
     * When the call is to be made again: after 2 s, then after as long as the attempt is old, at most 60 s, and up to half as
     * much again by chance, because whatever was refused together shall not come together again.
     *
     * @return empty when it is not: the author's Retry or Catch names the error, or the time would be past what the attempt has
     */
    static Optional<Instant> until(
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

    /** The leases to be committed. */
    Collection<Lease> leases() {
        return parked.values();
    }

    /** Forgets attempts that this driver does not answer for any more, because another was faster; returns them. */
    List<Long> forgetForeign(LongFunction<Optional<Lease>> standing) {
        String epoch = parts.settings().epoch();
        List<Long> foreign = parked.keySet().stream()
                .filter(attempt -> standing.apply(attempt)
                        .filter(held -> held.owner().equals(epoch))
                        .isEmpty())
                .toList();
        foreign.forEach(parked::remove);
        return foreign;
    }

    /** All that could be committed is. */
    void clear() {
        parked.clear();
    }
}
