package dev.baton.asl.expression;

import java.util.UUID;

/**
 * Randomness as an argument: a deterministic stream (SplitMix64) that grows from the step's seed, so that the same step
 * always gives the same UUIDs, jitter and random numbers. Not thread-safe; one per step.
 */
public final class Randomness {
    private long state;

    public Randomness(long seed) {
        this.state = seed;
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [0, bound), bound > 0. */
    public long nextLong(long bound) {
        return (long) (nextDouble() * bound);
    }

    /** A version 4 UUID. */
    public UUID nextUuid() {
        long high = (nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
