package dev.baton.engine.driver;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Open attempts whose token was found closed. Whoever closed it is about to commit the attempt's end; if that does not come,
 * he died, and nobody can complete the attempt any more.
 */
final class Suspects {
    private final Map<Long, Instant> firstSeen = new HashMap<>();

    /** Notes what was found closed at that time. */
    void note(Set<Long> closed, Outstanding outstanding, Instant now) {
        for (Long attempt : closed) {
            // An attempt whose call is under way is ended by the call's answer, or by its loss.
            if (outstanding.attempt(attempt).filter(open -> !open.awaitsCall()).isPresent()) {
                firstSeen.putIfAbsent(attempt, now);
            }
        }
    }

    void keepOnly(Outstanding outstanding) {
        firstSeen.keySet().removeIf(attempt -> !outstanding.has(attempt));
    }

    /** Those that have waited long enough. */
    Set<Long> over(Instant now) {
        Set<Long> over = new HashSet<>();
        firstSeen.forEach((attempt, seen) -> {
            if (!seen.plus(DriverSettings.CLOSED_TOKEN_GRACE).isAfter(now)) {
                over.add(attempt);
            }
        });
        return over;
    }

    /** When the first of them has waited long enough. */
    Optional<Instant> nextOver() {
        return firstSeen.values().stream()
                .min(Instant::compareTo)
                .map(seen -> seen.plus(DriverSettings.CLOSED_TOKEN_GRACE));
    }
}
