package dev.baton.harness.cost;

import java.util.EnumMap;
import java.util.Map;

/** How much was used; what is not named is zero. */
record Usage(Map<Resource, Double> amounts) {
    static final Usage NONE = new Usage(Map.of());

    Usage {
        amounts = Map.copyOf(amounts);
    }

    static Usage of(Resource resource, double amount) {
        return new Usage(Map.of(resource, amount));
    }

    double of(Resource resource) {
        return amounts.getOrDefault(resource, 0.0);
    }

    /** Of tables and indexes. */
    double writeUnits() {
        return of(Resource.TABLE_WRITE_UNITS) + of(Resource.INDEX_WRITE_UNITS);
    }

    Usage and(Resource resource, double amount) {
        return plus(of(resource, amount));
    }

    Usage plus(Usage other) {
        return combined(other, 1);
    }

    Usage minus(Usage other) {
        return combined(other, -1);
    }

    Usage times(double factor) {
        return NONE.combined(this, factor);
    }

    private Usage combined(Usage other, double factor) {
        Map<Resource, Double> sums = new EnumMap<>(Resource.class);
        sums.putAll(amounts);
        other.amounts.forEach((resource, amount) -> sums.merge(resource, factor * amount, Double::sum));
        return new Usage(sums);
    }
}
