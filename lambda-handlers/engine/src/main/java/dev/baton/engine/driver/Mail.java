package dev.baton.engine.driver;

import dev.baton.engine.task.TaskAnswer;

/** What comes into the mailbox of an execution that is being driven. */
public sealed interface Mail {
    /** A call that this driver made was answered. */
    record Answer(long attempt, TaskAnswer answer) implements Mail {}

    /** What an attempt started was told to stop. */
    record Cancelled(long attempt) implements Mail {}

    /** A wake-up: something may have happened outside, look around. */
    record Knock() implements Mail {}
}
