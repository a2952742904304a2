package dev.baton.engine.access;

import java.util.List;
import java.util.Optional;

/** Port: what was granted. */
public interface AccessGrants {
    /** Adds it, in place of one of the same id. */
    void put(AccessGrant grant);

    /** The one of that id. */
    Optional<AccessGrant> find(String id);

    /** Takes it away; nothing when there is none. */
    void remove(String id);

    /** All there are. */
    List<AccessGrant> all();
}
