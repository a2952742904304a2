package dev.baton.engine.log;

/** How long pages are: AWS's bound of {@code maxResults}, which the extension's operations and our own readers keep to as well. */
public final class PageLimit {
    /** The most items of one page. */
    public static final int MOST = 1000;

    private PageLimit() {}

    /**
     * Checks what somebody wants of a store.
     *
     * @throws IllegalArgumentException when it is not 1 to {@link #MOST}
     */
    public static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit " + limit);
        }
        return limit;
    }
}
