package dev.baton.engine.api;

import org.jspecify.annotations.Nullable;

/** The size of a page. */
final class Pages {
    private static final int DEFAULT = 100;

    private Pages() {}

    /** {@code maxResults} as AWS takes it: absent and 0 are 100. */
    static int size(@Nullable Integer maxResults) {
        return maxResults == null || maxResults == 0 ? DEFAULT : maxResults;
    }
}
