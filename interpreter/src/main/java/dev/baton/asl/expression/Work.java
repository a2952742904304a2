package dev.baton.asl.expression;

/**
 * Counts what evaluations cost, in ticks of some ten nanoseconds, so that their bounds are the same on every machine and in
 * every replay: one expression, all expressions of one state, and what a whole step has used. Mutable, not thread-safe; one
 * per step.
 */
public final class Work {
    /** What one expression may take: about what a fast machine does in half a second to a second. */
    public static final long EXPRESSION = 60_000_000;

    /** What all expressions of one state may take together. */
    public static final long STATE = 4 * EXPRESSION;

    private long spent;
    private long leftOfState = STATE;
    private long leftOfExpression = EXPRESSION;

    /** A bound was exceeded. It never leaves the package of the language that was evaluated. */
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("an evaluation took more than its share of work", null, false, false);
        }
    }

    /** A state begins, or goes on after its work: its expressions get their share anew. */
    public void nextState() {
        leftOfState = STATE;
    }

    /** An expression begins. */
    public void nextExpression() {
        leftOfExpression = EXPRESSION;
    }

    /**
     * Counts.
     *
     * @throws Exhausted when the expression, or its state, has used up its share
     */
    public void spend(long ticks) {
        spent += ticks;
        leftOfState -= ticks;
        leftOfExpression -= ticks;
        if (leftOfExpression < 0 || leftOfState < 0) {
            throw new Exhausted();
        }
    }

    /** All that was counted since the step began. */
    public long spent() {
        return spent;
    }
}
