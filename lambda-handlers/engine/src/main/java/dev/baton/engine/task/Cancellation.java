package dev.baton.engine.task;

import java.util.Objects;

/** What came of a {@link TaskIntegration#cancel}. */
public sealed interface Cancellation {

    /** What the attempt started has ended, is ending, was never there, or cannot be ended by anybody: nothing is owed any more. */
    record Confirmed() implements Cancellation {}

    /**
     * It may still be running (throttled, 5xx, no connection, no permission): the cancel is issued again, later each time up to
     * each five minutes, for 24 hours.
     *
     * @param reason for the log
     */
    record TryLater(String reason) implements Cancellation {
        public TryLater {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
