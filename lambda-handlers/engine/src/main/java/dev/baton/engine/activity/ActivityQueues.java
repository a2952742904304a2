package dev.baton.engine.activity;

import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The port by which workers hear of tasks: a queue for each activity. What lies in it is a hint: the task may be over, taken, or
 * named twice; whether a worker gets it is decided by its token item alone. May be called from any number of threads. Methods
 * throw {@link dev.baton.engine.log.StoreException} when the queue cannot be reached.
 */
public interface ActivityQueues {

    /** Makes the queue of a new activity; harmless when it is there. */
    void open(Activity activity);

    /** Takes the queue and all hints in it away; polls under way end empty. Harmless when it is gone. */
    void close(Activity activity);

    /** Tells the activity's workers of a task, durably where queues are durable. Twice is harmless. */
    void offer(Activity activity, TokenKey task);

    /** The task is over, taken or not: its hint may be dropped. A queue need not do anything. */
    default void withdraw(Activity activity, TokenKey task) {}

    /**
     * The next hint, as soon as there is one.
     *
     * @param longest how long to wait for it at the most
     * @return completed exceptionally with a {@link dev.baton.engine.log.StoreException} when the queue cannot be reached
     */
    Poll poll(Activity activity, Duration longest);

    /** A poll under way. */
    interface Poll {
        /** The hint; empty after the longest wait, after {@link #cancel}, and when the activity is deleted. */
        CompletionStage<Optional<Hint>> hint();

        /** Nobody waits any more: the poll ends empty, unless it has its hint already. */
        void cancel();
    }

    /**
     * A hint that was received.
     *
     * @param dealtWith to be run when the task was taken or proved to be over; until then the hint may come again
     * @param putBack to be run when the worker who asked is gone and the task was not taken
     */
    record Hint(TokenKey task, Runnable dealtWith, Runnable putBack) {
        public Hint {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(dealtWith, "dealtWith");
            Objects.requireNonNull(putBack, "putBack");
        }
    }
}
