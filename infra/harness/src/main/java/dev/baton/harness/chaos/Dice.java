package dev.baton.harness.chaos;

import java.util.Random;

/** Chance that depends on a text alone. */
final class Dice {
    private final Random random;

    Dice(String text) {
        this.random = new Random(text.hashCode() * 0x9E3779B97F4A7C15L);
    }

    /** From 0 to one less. */
    int below(int bound) {
        return random.nextInt(bound);
    }
}
