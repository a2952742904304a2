package dev.baton.asl.definition;

/** How a retry's delay is spread. */
public enum JitterStrategy {
    /** The delay as computed. */
    NONE,
    /** Uniform between zero and the delay. */
    FULL
}
