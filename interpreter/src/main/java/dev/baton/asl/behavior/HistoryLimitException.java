package dev.baton.asl.behavior;

/** The history is full; unwinds a step to the place that fails the execution. Not a fault, so it has no stack trace. */
final class HistoryLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryLimitException() {
        super("the history is full", null, false, false);
    }
}
