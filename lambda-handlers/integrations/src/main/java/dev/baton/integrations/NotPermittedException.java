package dev.baton.integrations;

import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskAnswer;

/** A task may not act in the role that it should act in; the message is the cause. */
public final class NotPermittedException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotPermittedException(String message) {
        super(message);
    }

    /** The failure of a task that was not called. */
    public TaskAnswer answer() {
        return new TaskAnswer.Failed(Failure.of(ErrorNames.PERMISSIONS, String.valueOf(getMessage())));
    }
}
