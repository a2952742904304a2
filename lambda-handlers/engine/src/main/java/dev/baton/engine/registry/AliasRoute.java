package dev.baton.engine.registry;

/**
 * One of an alias's versions, and how many of a hundred starts it gets.
 *
 * @param version its number
 * @param weight 0 to 100
 */
public record AliasRoute(int version, int weight) {
    public AliasRoute {
        if (version < 1 || weight < 0 || weight > AliasRoute.ALL) {
            throw new IllegalArgumentException("version " + version + ", weight " + weight);
        }
    }

    /** The sum of an alias's weights. */
    public static final int ALL = 100;
}
