package dev.baton.correctness.faults;

/**
 * What became of a fault.
 *
 * @param caught whether that which must catch it did
 * @param seed of the world, or {@code -} for a test
 * @param others what else went wrong before
 */
record Catching(boolean caught, String seed, String others) {}
