package dev.baton.engine.history;

/** How one run of a state stands. */
public enum StateStatus {
    /** Entered and not left. */
    RUNNING,
    /** Its last try failed, and a Retry will try again. */
    RETRYING,
    /** Left as its author wished. */
    SUCCEEDED,
    /** Failed, and left through a Catch. */
    CAUGHT,
    /** Failed, and nobody in it handled that. A Fail state ends so. */
    FAILED,
    /** Closed because something around it or beside it ended. */
    ABORTED;

    /** Whether it is entered and not left. */
    public boolean isOpen() {
        return this == RUNNING || this == RETRYING;
    }
}
