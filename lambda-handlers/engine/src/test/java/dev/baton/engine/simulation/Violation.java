package dev.baton.engine.simulation;

/** A law does not hold. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final Law law;

    Violation(Law law, String message) {
        super(law + ": " + message);
        this.law = law;
    }

    Law law() {
        return law;
    }
}
