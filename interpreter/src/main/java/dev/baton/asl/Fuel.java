package dev.baton.asl;

import dev.baton.asl.expression.Work;

/**
 * The bound of one step. A step that runs out stops between two states and asks to be continued, so that a loop without
 * a task cannot hold a driver for ever.
 *
 * @param transitions how many states may be entered
 * @param bytes how many UTF-8 bytes of documents may be added to the history
 * @param work how many ticks of {@link dev.baton.asl.expression.Work} expressions may take; the state that exceeds it is
 *     done to its end, for which it has a share of its own
 */
public record Fuel(int transitions, long bytes, long work) {
    private static final long SOME_EXPRESSIONS = 2 * Work.EXPRESSION;

    /** What one entry comfortably holds, and one or two seconds of work. */
    public static final Fuel STANDARD = new Fuel(10_000, 4L << 20);

    /** Fuel for the usual work. */
    public Fuel(int transitions, long bytes) {
        this(transitions, bytes, SOME_EXPRESSIONS);
    }

    public Fuel {
        if (transitions < 1 || bytes < 1 || work < 1) {
            throw new IllegalArgumentException("a step needs fuel for at least one state");
        }
    }
}
