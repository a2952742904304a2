package dev.baton.asl.expression;

/**
 * The numbers of {@code java.util.Random}, which are what AWS gives for a seed: {@code $random(42)} is 0.7275636800328681, and
 * {@code States.MathRandom(1, 100, 42)} is 63. Written out because the interpreter has no source of randomness of its own.
 */
public final class SeededRandom {
    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long MASK = (1L << 48) - 1;

    private long state;

    public SeededRandom(long seed) {
        state = (seed ^ MULTIPLIER) & MASK;
    }

    /** In [0, 1). */
    public double nextDouble() {
        return (((long) next(26) << 27) + next(27)) * 0x1.0p-53;
    }

    /** In [0, bound), bound > 0. */
    public int nextInt(int bound) {
        int bits = next(31);
        if ((bound & -bound) == bound) {
            return (int) ((bound * (long) bits) >> 31);
        }
        // Bits from the incomplete last round of the bound are thrown away, so that all numbers are as likely.
        int number = bits % bound;
        while (bits - number + (bound - 1) < 0) {
            bits = next(31);
            number = bits % bound;
        }
        return number;
    }

    private int next(int bits) {
        state = (state * MULTIPLIER + 0xBL) & MASK;
        return (int) (state >>> (48 - bits));
    }
}
