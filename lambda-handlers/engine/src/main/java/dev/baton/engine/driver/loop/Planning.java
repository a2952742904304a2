package dev.baton.engine.driver.loop;

import dev.baton.engine.driver.call.CallTable;
import dev.baton.engine.driver.call.CallTable.Reader;
import dev.baton.engine.driver.decision.Plan;
import dev.baton.engine.driver.effect.Cancels;
import dev.baton.engine.driver.effect.OwnWork;
import dev.baton.engine.driver.effect.Preparation;
import dev.baton.engine.driver.process.DriverParts;
import java.time.Instant;

/** Sees where the calls of an execution stand, and plans what one driver does next. */
final class Planning {
    private final DriverParts parts;
    private final Position position;
    private final OwnWork work;
    private CallTable calls = CallTable.NONE;

    Planning(DriverParts parts, Position position, OwnWork work) {
        this.parts = parts;
        this.position = position;
        this.work = work;
    }

    /** Where the calls stood when somebody planned last. */
    CallTable calls() {
        return calls;
    }

    Plan plan(Plan.Incoming incoming, Instant now) {
        Preparation preparation = work.preparation();
        Cancels cancels = work.cancels();
        calls = CallTable.of(
                position.outstanding(), position::lease, work.calls().states(), reader(now));
        return Plan.of(
                        position.execution(),
                        calls,
                        incoming,
                        attempt -> preparation.fits(attempt, now),
                        preparation.isLate(now),
                        now)
                .withCancels(cancels.settled(position.standing()), cancels.named(position.standing()));
    }

    private Reader reader(Instant now) {
        return new Reader(
                parts.settings().epoch(),
                parts.settings().leases(),
                attempt -> parts.integration().repeatable(attempt.resource()),
                now);
    }
}
