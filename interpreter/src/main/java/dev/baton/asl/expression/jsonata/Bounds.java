package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import dev.baton.asl.expression.Work;
import dev.baton.asl.json.Json;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one evaluation within bounds by counting, not by a clock, so that it ends the same way each time. AWS bounds time
 * (one second), memory and depth; the texts are the ones it shows for them.
 */
final class Bounds implements Jsonata.EntryCallback, Jsonata.ExitCallback {
    static final String STACK_OVERFLOW = "Stack overflow error: Check for non-terminating recursive function.  "
            + "Consider rewriting as tail-recursive.";
    static final String TIMEOUT = "Expression evaluation timeout: Check for infinite loop";
    static final String MEMORY = "Expression evaluation memory limit exceeded: Check for excessive memory usage";

    /** Nested steps; AWS was seen to refuse between 99 and 101. */
    private static final int MAX_DEPTH = 100;

    /** A step of the evaluator in ticks of {@link Work}: three million of them are an expression's share. */
    private static final int STEP = 20;

    /** AWS was seen to take a sequence of 873,782 numbers and a text of 2^22 characters, and no more. */
    private static final int MAX_ELEMENTS = 873_782;

    static final int MAX_CHARACTERS = 6_990_256;

    /** So many elements count as a step: functions that walk over them take no steps of their own. */
    private static final int ELEMENTS_OF_A_STEP = 64;

    private static final int CHARACTERS_OF_A_STEP = 1024;

    /** What making an element of a large value costs, in ticks. */
    private static final int NEW_ELEMENT = 4;

    private static final int MOST_WEIGHT = 1 << 24;

    private final Work work;
    /** What was weighed, so that a large value is walked through once. */
    private final Map<Object, Integer> weights = new IdentityHashMap<>(4);

    private int depth;

    Bounds(Work work) {
        this.work = work;
    }

    Work work() {
        return work;
    }

    /** A bound was exceeded; the message is AWS's. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded(String message) {
            super(message, null, false, false);
        }
    }

    @Override
    public void callback(Parser.Symbol expression, @Nullable Object input, Jsonata.Frame frame) {
        if (++depth > MAX_DEPTH) {
            throw new Exceeded(STACK_OVERFLOW);
        }
        work.spend(STEP);
    }

    @Override
    public void callback(
            Parser.Symbol expression, @Nullable Object input, Jsonata.Frame frame, @Nullable Object result) {
        depth--;
        if (result instanceof String text) {
            require(text.length(), MAX_CHARACTERS);
            work.spend((long) STEP * (text.length() / CHARACTERS_OF_A_STEP));
        } else if (result instanceof List<?> || result instanceof Map<?, ?>) {
            work.spend((long) STEP * (weight(result, 0) / ELEMENTS_OF_A_STEP));
        }
    }

    /** How many elements and members a value has, in depth; what shows a document is counted where it is looked at. */
    private int weight(@Nullable Object value, int level) {
        if (level > Json.MAX_DEPTH) {
            throw new Exceeded(STACK_OVERFLOW);
        }
        Collection<?> parts = parts(value);
        if (value == null || parts.isEmpty()) {
            return 0;
        }
        Integer known = weights.get(value);
        if (known != null) {
            return known;
        }
        require(parts.size(), MAX_ELEMENTS);
        int weight = parts.size();
        for (Object part : parts) {
            if (part instanceof List<?> || part instanceof Map<?, ?>) {
                weight = Math.min(MOST_WEIGHT, weight + weight(part, level + 1));
            }
        }
        if (weight >= ELEMENTS_OF_A_STEP) {
            work.spend((long) NEW_ELEMENT * parts.size());
            weights.put(value, weight);
        }
        return weight;
    }

    private static Collection<?> parts(@Nullable Object value) {
        return switch (value) {
            case ArrayView view -> List.of();
            case ObjectView view -> List.of();
            case StatesView view -> List.of();
            case List<?> list -> list;
            case Map<?, ?> map -> map.values();
            case null -> List.of();
            default -> List.of();
        };
    }

    private static void require(int size, int most) {
        if (size > most) {
            throw new Exceeded(MEMORY);
        }
    }
}
