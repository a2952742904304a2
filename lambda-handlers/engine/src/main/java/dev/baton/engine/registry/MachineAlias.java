package dev.baton.engine.registry;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A name for one or two versions of a machine, between which starts are divided by weight (API reference,
 * CreateStateMachineAlias).
 *
 * @param stateMachineArn of the machine
 * @param name unique among the machine's aliases; never a number, so that it is no version's
 * @param routes one or two, of different versions, whose weights sum to 100, in the order in which they were given
 */
public record MachineAlias(
        String stateMachineArn,
        String name,
        Optional<String> description,
        List<AliasRoute> routes,
        Instant creationDate,
        Instant updateDate) {
    /** How many aliases a machine may have. */
    public static final int MOST = 100;

    private static final int MOST_ROUTES = 2;

    public MachineAlias {
        Objects.requireNonNull(stateMachineArn, "stateMachineArn");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(creationDate, "creationDate");
        Objects.requireNonNull(updateDate, "updateDate");
        routes = List.copyOf(routes);
        boolean sound = !routes.isEmpty()
                && routes.size() <= MOST_ROUTES
                && routes.stream().mapToInt(AliasRoute::weight).sum() == AliasRoute.ALL
                && new HashSet<>(routes.stream().map(AliasRoute::version).toList()).size() == routes.size();
        if (!sound) {
            throw new IllegalArgumentException("the routes of an alias: " + routes);
        }
    }

    /** {@code arn:aws:states:R:A:stateMachine:NAME:ALIAS}. */
    public String arn() {
        return stateMachineArn + ":" + name;
    }

    /** Whether starts may get that version, be it with a weight of 0. */
    public boolean refersTo(int version) {
        return routes.stream().anyMatch(route -> route.version() == version);
    }

    /** Whether chance has a say in which version a start gets. */
    public boolean isSplit() {
        return routes.stream().allMatch(route -> route.weight() < AliasRoute.ALL);
    }

    /**
     * The version that a start gets.
     *
     * @param draw random bits; the same bits give the same version
     */
    public int version(long draw) {
        long place = Math.floorMod(mixed(draw), (long) AliasRoute.ALL);
        for (AliasRoute route : routes) {
            place -= route.weight();
            if (place < 0) {
                return route.version();
            }
        }
        throw new IllegalStateException("the weights of " + arn() + " do not sum to " + AliasRoute.ALL);
    }

    /** The version with the greater weight, the first of equals: what the alias shows as its own. */
    public int mainVersion() {
        AliasRoute main = routes.getFirst();
        for (AliasRoute route : routes) {
            main = route.weight() > main.weight() ? route : main;
        }
        return main.version();
    }

    /** Some bits of an id are fixed; after this (the finalizer of MurmurHash3) all depend on all. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
