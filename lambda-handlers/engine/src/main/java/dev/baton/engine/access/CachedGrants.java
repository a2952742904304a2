package dev.baton.engine.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks for all grants once in a while, not with each call: what is taken away works for half a minute more. Thread-safe. */
public final class CachedGrants implements AccessGrants {
    /** How long what was read is gone by. */
    static final Duration FRESH = Duration.ofSeconds(30);

    private final AccessGrants grants;
    private final InstantSource clock;
    private volatile Read last = new Read(List.of(), Instant.MIN);

    private record Read(List<AccessGrant> all, Instant until) {}

    public CachedGrants(AccessGrants grants, InstantSource clock) {
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public List<AccessGrant> all() {
        Read read = last;
        Instant now = clock.instant();
        if (!now.isBefore(read.until())) {
            read = new Read(grants.all(), now.plus(FRESH));
            last = read;
        }
        return read.all();
    }

    @Override
    public void put(AccessGrant grant) {
        grants.put(grant);
    }

    @Override
    public Optional<AccessGrant> find(String id) {
        return grants.find(id);
    }

    @Override
    public void remove(String id) {
        grants.remove(id);
    }
}
