package dev.baton.engine.task;

import java.util.Objects;
import java.util.Optional;

/**
 * An X-Ray tracing header, {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1} (<a
 * href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">X-Ray's guide</a>), with what
 * may be handed on. Baton writes no segments, so the parent stays who it was: what a task calls hangs under the caller of the
 * execution. {@code Self} belongs to a load balancer; {@code Lineage} counts the invocations of one chain, by which Lambda ends
 * what it takes for an endless loop, and an execution is none.
 *
 * @param root the trace's id
 * @param parent the segment above
 * @param sampled {@code 1}, {@code 0}, or {@code ?} where whoever is called shall decide and say so; empty: shall decide
 */
public record TraceHeader(String root, Optional<String> parent, Optional<String> sampled) {
    public TraceHeader {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(sampled, "sampled");
    }

    /** Reads one; empty when the text names no trace. */
    public static Optional<TraceHeader> parse(String text) {
        Optional<String> root = Optional.empty();
        Optional<String> parent = Optional.empty();
        Optional<String> sampled = Optional.empty();
        for (String field : text.split(";")) {
            String[] pair = field.strip().split("=", 2);
            Optional<String> value = pair.length == 2 && !pair[1].isBlank() ? Optional.of(pair[1]) : Optional.empty();
            switch (pair[0]) {
                case "Root" -> root = value;
                case "Parent" -> parent = value;
                case "Sampled" -> sampled = value;
                default -> {}
            }
        }
        Optional<String> above = parent;
        Optional<String> decided = sampled;
        return root.map(id -> new TraceHeader(id, above, decided));
    }

    /** Whether it was decided that the trace is recorded. */
    public boolean isSampled() {
        return sampled.equals(Optional.of("1"));
    }

    /** As it is sent. */
    public String text() {
        return "Root=" + root
                + parent.map(id -> ";Parent=" + id).orElse("")
                + sampled.map(decision -> ";Sampled=" + decision).orElse("");
    }
}
