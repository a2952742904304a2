package dev.baton.engine.search;

import dev.baton.engine.log.Head;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found so far.
 *
 * @param heads newest start first; their inputs may be empty
 * @param next where the search goes on; empty when all was looked at. A page may be short, even empty, and have a next: a search
 *     looks at so many executions a time and no more
 * @param searched how many were looked at
 * @param searchedTo the start of the oldest one that was looked at
 */
public record SearchPage(List<Head> heads, Optional<String> next, int searched, Optional<Instant> searchedTo) {
    public SearchPage {
        heads = List.copyOf(heads);
    }
}
