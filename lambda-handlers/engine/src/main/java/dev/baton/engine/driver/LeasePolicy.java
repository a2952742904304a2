package dev.baton.engine.driver;

import dev.baton.engine.log.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an attempt that another driver answers for counts as lost. */
public sealed interface LeasePolicy {

    /** From when on the attempt is lost; empty when it is lost already, whatever the clock says. */
    Optional<Instant> lostAt(Lease lease);

    /**
     * One process at a time owns the store: a lease of another epoch is one of a dead process. Laptops sleep, so the clock
     * says nothing.
     */
    record ByEpoch() implements LeasePolicy {
        @Override
        public Optional<Instant> lostAt(Lease lease) {
            return Optional.empty();
        }
    }

    /**
     * Many processes share the store: a lease holds until its end.
     *
     * @param margin for clocks that differ and for answers that are on their way
     */
    record ByClock(Duration margin) implements LeasePolicy {
        @Override
        public Optional<Instant> lostAt(Lease lease) {
            return Optional.of(lease.end().plus(margin));
        }
    }
}
