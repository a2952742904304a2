package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.chain.DueMoment;
import dev.baton.engine.driver.process.DriverParts;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the sweep from waking an execution whose driver has been at work on it for long: whoever it would send could only load it and
 * leave.
 */
final class Presence {
    private final DriverParts parts;
    private final Visit visit;
    private Optional<Instant> signedUntil = Optional.empty();

    Presence(DriverParts parts, Visit visit) {
        this.parts = parts;
        this.visit = visit;
    }

    /** @param seq of the newest entry */
    void sign(long seq) {
        Instant now = parts.now();
        Optional<Instant> due = signedUntil.or(visit.head()::dueAt);
        if (visit.isBounded()
                && due.filter(at -> at.plus(DriverSettings.UNSIGNED).isBefore(now))
                        .isPresent()) {
            Instant until = now.plus(DriverSettings.PRESENCE);
            parts.moveDue(visit.head().key(), DueMoment.unpromised(until), seq);
            signedUntil = Optional.of(until);
        }
    }
}
