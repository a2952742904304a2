package dev.baton.engine.log;

import java.util.List;
import java.util.Optional;

/**
 * A page of executions.
 *
 * @param heads newest start first; heads in a list may have an empty input ({@code {}}), which lists do not show
 * @param next where the next page begins, opaque; empty after the last
 */
public record ExecutionPage(List<Head> heads, Optional<String> next) {
    public ExecutionPage {
        heads = List.copyOf(heads);
    }
}
