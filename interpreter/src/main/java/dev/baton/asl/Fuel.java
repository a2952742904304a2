package dev.baton.asl;

/**
 * The bound of one step. A step that runs out stops between two states and asks to be continued, so that a loop without
 * a task cannot hold a driver for ever.
 *
 * @param transitions how many states may be entered
 * @param bytes how many UTF-8 bytes of documents may be added to the history
 */
public record Fuel(int transitions, long bytes) {
    /** What one entry comfortably holds. */
    public static final Fuel STANDARD = new Fuel(10_000, 4L << 20);

    public Fuel {
        if (transitions < 1 || bytes < 1) {
            throw new IllegalArgumentException("a step needs fuel for at least one state");
        }
    }
}
