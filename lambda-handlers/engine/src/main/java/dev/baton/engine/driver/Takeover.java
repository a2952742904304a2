package dev.baton.engine.driver;

import dev.baton.engine.log.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * What becomes of open calls that this driver did not make.
 *
 * @param lost their fate is unknown and they must not be made again
 * @param claims never made, or repeatable: to be made here under a new lease
 * @param laterAt when the first of the others is to be looked at again: one that another driver answers for is lost then,
 *     one that is parked may be claimed
 */
record Takeover(List<Attempt> lost, List<Attempt> claims, Optional<Instant> laterAt) {

    static final Takeover NONE = new Takeover(List.of(), List.of(), Optional.empty());

    /**
     * The owner of an attempt that was not made, because it did not fit or found no room: whoever has time claims it, once the
     * lease has ended.
     */
    static final String NOBODY = "";

    /**
     * @param mine attempts that this driver made itself
     * @param epoch of this process
     * @param repeatable whether an attempt may be made twice
     */
    static Takeover of(
            Outstanding outstanding,
            LongFunction<Optional<Lease>> leases,
            Set<Long> mine,
            String epoch,
            LeasePolicy policy,
            Predicate<Attempt> repeatable,
            Instant now) {
        List<Attempt> lost = new ArrayList<>();
        List<Attempt> claims = new ArrayList<>();
        Optional<Instant> later = Optional.empty();
        for (Attempt attempt : outstanding.all()) {
            if (!attempt.awaitsCall() || mine.contains(attempt.number())) {
                continue;
            }
            Optional<Lease> lease = leases.apply(attempt.number());
            Optional<Instant> live =
                    lease.flatMap(held -> endOf(held, epoch, policy)).filter(at -> at.isAfter(now));
            if (live.isPresent()) {
                later = later.filter(at -> at.isBefore(live.get())).or(() -> live);
            } else if (lease.filter(held -> held.owner().equals(NOBODY)).isPresent() || repeatable.test(attempt)) {
                claims.add(attempt);
            } else {
                lost.add(attempt);
            }
        }
        return new Takeover(lost, claims, later);
    }

    /** A lease of this very epoch is dead too: its driver is not at work here any more, or it would be this one. */
    private static Optional<Instant> endOf(Lease lease, String epoch, LeasePolicy policy) {
        if (lease.owner().equals(NOBODY)) {
            return Optional.of(lease.end());
        }
        return lease.owner().equals(epoch) ? Optional.empty() : policy.lostAt(lease);
    }
}
