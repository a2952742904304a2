package dev.baton.asl.expression.jsonata;

/**
 * {@code $random(seed)}: the first double of {@code java.util.Random}, which is what AWS gives for a seed (42 gives
 * 0.7275636800328681), written out because the interpreter has no source of randomness of its own.
 */
final class SeededRandom {
    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long MASK = (1L << 48) - 1;

    private long state;

    SeededRandom(long seed) {
        state = (seed ^ MULTIPLIER) & MASK;
    }

    double nextDouble() {
        return (((long) next(26) << 27) + next(27)) * 0x1.0p-53;
    }

    private int next(int bits) {
        state = (state * MULTIPLIER + 0xBL) & MASK;
        return (int) (state >>> (48 - bits));
    }
}
