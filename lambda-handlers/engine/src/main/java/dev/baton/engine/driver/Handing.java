package dev.baton.engine.driver;

import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What an entry records beside its step, without an event in the history.
 *
 * @param claims attempts that nobody made, or that may be repeated: to be made here
 * @param parked attempts that found no room: the leases under which nobody makes them for a while
 * @param lost attempts that the step gives up without knowing what became of them
 * @param settled attempts whose cancel is not owed any more
 * @param named cancels that are owed, with the names of what the attempts have started, which only this driver knows
 */
record Handing(
        List<Attempt> claims, Collection<Lease> parked, Set<Long> lost, Set<Long> settled, List<OwedCancel> named) {

    static final Handing NONE = new Handing(List.of(), List.of(), Set.of(), Set.of(), List.of());

    Handing {
        claims = List.copyOf(claims);
        parked = List.copyOf(parked);
        lost = Set.copyOf(lost);
        settled = Set.copyOf(settled);
        named = List.copyOf(named);
    }

    /** Whether it alone makes no entry worth while. */
    boolean isEmpty() {
        return claims.isEmpty() && parked.isEmpty() && settled.isEmpty() && named.isEmpty();
    }
}
