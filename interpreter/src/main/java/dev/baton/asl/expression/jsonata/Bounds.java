package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
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

    /** Steps in all: what a fast machine does in about a second. */
    private static final int MAX_STEPS = 3_000_000;

    /** AWS was seen to take a sequence of 873,782 numbers and a text of 2^22 characters, and no more. */
    private static final int MAX_ELEMENTS = 873_782;

    static final int MAX_CHARACTERS = 6_990_256;

    /** Looks of regular expressions at characters: what a fast machine does in about half a second. */
    private static final int MAX_LOOKS = 60_000_000;

    /** A sequence of that many elements counts as a step: functions that walk over it take no steps of their own. */
    private static final int ELEMENTS_OF_A_STEP = 64;

    private static final int CHARACTERS_OF_A_STEP = 1024;

    private int depth;
    private int steps;
    private int looks;

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
        count(1);
    }

    private void count(int more) {
        steps += more;
        if (steps > MAX_STEPS) {
            throw new Exceeded(TIMEOUT);
        }
    }

    /** A regular expression looks at a character. */
    void look() {
        if (++looks > MAX_LOOKS) {
            throw new Exceeded(TIMEOUT);
        }
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
        count(size / ofAStep);
    }
}
