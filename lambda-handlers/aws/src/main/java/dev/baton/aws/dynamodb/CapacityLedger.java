package dev.baton.aws.dynamodb;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what DynamoDB charges. Thread-safe. */
public final class CapacityLedger {
    private final Map<Use, Units> units = new ConcurrentHashMap<>();

    /**
     * What was used.
     *
     * @param operation e.g. {@code PutItem}
     * @param index of the table; empty for the table itself
     */
    public record Use(String operation, String table, String index) implements Comparable<Use> {
        public Use {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(index, "index");
        }

        @Override
        public int compareTo(Use other) {
            return (table + '\0' + index + '\0' + operation)
                    .compareTo(other.table + '\0' + other.index + '\0' + other.operation);
        }
    }

    /**
     * How much of it.
     *
     * @param requests that used it
     * @param read units
     * @param write units, those of failed conditions included
     * @param failedConditions requests whose condition failed; their units are computed from the standing item, because
     *     DynamoDB does not report them
     */
    public record Units(long requests, double read, double write, long failedConditions) {
        static final Units NONE = new Units(0, 0, 0, 0);

        /** The sum. */
        public Units plus(Units other) {
            return new Units(
                    requests + other.requests,
                    read + other.read,
                    write + other.write,
                    failedConditions + other.failedConditions);
        }
    }

    void add(Use use, Units more) {
        units.merge(use, more, Units::plus);
    }

    /** All that was counted, in the order of tables and indexes. */
    public Map<Use, Units> snapshot() {
        return new TreeMap<>(units);
    }

    /** The sum over everything; a request that touches an index counts there, too. */
    public Units total() {
        return units.values().stream().reduce(Units.NONE, Units::plus);
    }

    /** Begins anew. */
    public void clear() {
        units.clear();
    }
}
