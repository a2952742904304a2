package dev.baton.aws.ledger;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests of services that charge by the request. Thread-safe. */
public final class RequestLedger {
    private final Map<Use, Requests> uses = new ConcurrentHashMap<>();

    /**
     * What was asked.
     *
     * @param service as the SDK names it, e.g. {@code Sqs}
     * @param operation e.g. {@code SendMessage}
     */
    public record Use(String service, String operation) implements Comparable<Use> {
        public Use {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(operation, "operation");
        }

        @Override
        public int compareTo(Use other) {
            return (service + '\0' + operation).compareTo(other.service + '\0' + other.operation);
        }
    }

    /**
     * How often.
     *
     * @param requests each try of a request is one
     * @param units of 64 KB, sent or received, whichever is more; at least one for a request. SQS charges these
     * @param bytes that were sent
     */
    public record Requests(long requests, long units, long bytes) {
        static final Requests NONE = new Requests(0, 0, 0);

        /** The sum. */
        public Requests plus(Requests other) {
            return new Requests(requests + other.requests, units + other.units, bytes + other.bytes);
        }
    }

    void add(Use use, Requests more) {
        uses.merge(use, more, Requests::plus);
    }

    /** All that was counted, in the order of services and operations. */
    public Map<Use, Requests> snapshot() {
        return new TreeMap<>(uses);
    }

    /** What was counted of one operation. */
    public Requests of(Use use) {
        return uses.getOrDefault(use, Requests.NONE);
    }

    /** Begins anew. */
    public void clear() {
        uses.clear();
    }
}
