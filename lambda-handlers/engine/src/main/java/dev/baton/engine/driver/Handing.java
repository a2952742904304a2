package dev.baton.engine.driver;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.Lease;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an entry records beside its step, without an event in the history.
 *
 * @param claims attempts that nobody made, or that may be repeated: to be made here
 * @param parked attempts that found no room: the leases under which nobody makes them for a while
 * @param lost attempts that the step gives up without knowing what became of them
 * @param settled attempts whose cancel is not owed any more
 * @param named what attempts have started whose cancel is owed, as only this driver knows
 */
record Handing(
        List<Attempt> claims, Collection<Lease> parked, Set<Long> lost, Set<Long> settled, Map<Long, Json> named) {

    static final Handing NONE = new Handing(List.of(), List.of(), Set.of(), Set.of(), Map.of());

    Handing {
        claims = List.copyOf(claims);
        parked = List.copyOf(parked);
        lost = Set.copyOf(lost);
        settled = Set.copyOf(settled);
        named = Map.copyOf(named);
    }

    /** Whether it alone makes no entry worth while. */
    boolean isEmpty() {
        return claims.isEmpty() && parked.isEmpty() && settled.isEmpty() && named.isEmpty();
    }
}
