package dev.baton.engine.driver;

import dev.baton.engine.log.Lease;
import java.util.Collection;
import java.util.List;

/**
 * Attempts that change hands with an entry, without an event in the history.
 *
 * @param claims that nobody made, or that may be repeated: to be made here
 * @param parked that found no room: the leases under which nobody makes them for a while
 */
record Handing(List<Attempt> claims, Collection<Lease> parked) {

    static final Handing NONE = new Handing(List.of(), List.of());

    Handing {
        claims = List.copyOf(claims);
        parked = List.copyOf(parked);
    }

    boolean isEmpty() {
        return claims.isEmpty() && parked.isEmpty();
    }
}
