package dev.baton.engine.driver;

import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;

/** What comes into the mailbox of an execution that is being driven. */
public sealed interface Mail {
    /** A call that this driver made was answered. */
    record Answer(long attempt, TaskAnswer answer) implements Mail {}

    /** A job was asked about. */
    record Polled(long attempt, JobStatus status) implements Mail {}

    /** What an attempt started was told to end. */
    record Cancelled(long attempt, Cancellation cancellation) implements Mail {}

    /** A wake-up: something may have happened outside, look around. */
    record Knock() implements Mail {}
}
