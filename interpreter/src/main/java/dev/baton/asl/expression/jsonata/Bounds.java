package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import dev.baton.asl.expression.Work;
import java.util.List;
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

    /** A sequence of that many elements counts as a step: functions that walk over it take no steps of their own. */
    private static final int ELEMENTS_OF_A_STEP = 64;

    private static final int CHARACTERS_OF_A_STEP = 1024;

    private final Work work;
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
            measure(text.length(), MAX_CHARACTERS, CHARACTERS_OF_A_STEP);
        } else if (result instanceof List<?> list) {
            measure(list.size(), MAX_ELEMENTS, ELEMENTS_OF_A_STEP);
        }
    }

    private void measure(int size, int most, int ofAStep) {
        if (size > most) {
            throw new Exceeded(MEMORY);
        }
        work.spend((long) STEP * (size / ofAStep));
    }
}
