package dev.baton.asl.parsing;

import dev.baton.asl.definition.JitterStrategy;
import dev.baton.asl.definition.Retrier;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads {@code Retry}. */
final class RetryParser {
    private static final Set<String> FIELDS = Set.of(
            "ErrorEquals",
            "IntervalSeconds",
            "MaxAttempts",
            "BackoffRate",
            "MaxDelaySeconds",
            "JitterStrategy",
            "Comment");
    private static final long MOST = 99_999_999;
    private static final long MOST_DELAY = 31_622_400;

    private RetryParser() {}

    static List<Retrier> parse(StateSource source) {
        List<Retrier> retriers = new ArrayList<>();
        Diagnostics diagnostics = source.diagnostics();
        source.get("Retry").filter(retry -> Shape.array(retry, diagnostics)).ifPresent(retry -> {
            List<SourceNode> elements = retry.elements();
            for (int i = 0; i < elements.size(); i++) {
                retrier(elements.get(i), i == elements.size() - 1, diagnostics).ifPresent(retriers::add);
            }
        });
        return retriers;
    }

    private static Optional<Retrier> retrier(SourceNode node, boolean isLast, Diagnostics diagnostics) {
        if (!Shape.object(node, diagnostics)) {
            return Optional.empty();
        }
        Shape.known(node, FIELDS, diagnostics);
        // AWS takes an interval of 0, although its guide says "positive integer".
        long interval = integer(node, "IntervalSeconds", 0, MOST, diagnostics).orElse(Retrier.DEFAULT_INTERVAL_SECONDS);
        long attempts = integer(node, "MaxAttempts", 0, MOST, diagnostics).orElse(Retrier.DEFAULT_MAX_ATTEMPTS);
        double rate = backoffRate(node, diagnostics);
        OptionalLong maxDelay = integer(node, "MaxDelaySeconds", 1, MOST_DELAY, diagnostics);
        JitterStrategy jitter = jitter(node, diagnostics);
        return ErrorEqualsParser.parse(node, isLast, diagnostics)
                .map(errors -> new Retrier(errors, interval, attempts, rate, maxDelay, jitter));
    }

    private static OptionalLong integer(SourceNode node, String field, long least, long most, Diagnostics diagnostics) {
        return node.field(field)
                .map(value -> Shape.integer(value, least, most, diagnostics))
                .orElse(OptionalLong.empty());
    }

    private static double backoffRate(SourceNode node, Diagnostics diagnostics) {
        return node.field("BackoffRate")
                .map(value ->
                        Shape.decimal(value, 1, Long.MAX_VALUE, diagnostics).orElse(Retrier.DEFAULT_BACKOFF_RATE))
                .orElse(Retrier.DEFAULT_BACKOFF_RATE);
    }

    private static JitterStrategy jitter(SourceNode node, Diagnostics diagnostics) {
        return node.field("JitterStrategy")
                .flatMap(value -> Shape.word(value, List.of("NONE", "FULL"), diagnostics))
                .map(JitterStrategy::valueOf)
                .orElse(JitterStrategy.NONE);
    }
}
