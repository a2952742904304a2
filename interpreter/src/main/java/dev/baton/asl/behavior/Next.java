package dev.baton.asl.behavior;

import dev.baton.asl.execution.Frame;

/** What a behavior has come to with a frame. */
sealed interface Next {

    /** The frame stands before its next state and can enter it at once. It need not be the one that the behavior was given. */
    record GoesOn(Frame frame) implements Next {}

    /** Nothing goes on at once: the frame was put back, or ended while frames beside it are at work. */
    enum Waits implements Next {
        INSTANCE
    }

    /** The execution has ended. */
    enum Ended implements Next {
        INSTANCE
    }

    /** {@link Waits}. */
    Next WAITS = Waits.INSTANCE;

    /** {@link Ended}. */
    Next ENDED = Ended.INSTANCE;
}
