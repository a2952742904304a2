package dev.baton.engine.task;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import java.time.Duration;

/**
 * What a Task can call: one class for each integration, listed in one table. Called on a virtual thread, from many threads
 * at once. An SDK client used here must not retry by itself: each attempt is invoked at most once.
 */
public interface TaskIntegration {

    /** Whether it serves that resource, pattern included. */
    boolean serves(TaskResource resource);

    /**
     * Makes the call and waits for its answer. A failure of the task is a {@link TaskAnswer.Failed}, never an exception; an
     * exception is our own mistake.
     *
     * @throws InterruptedException when the attempt was closed meanwhile and nobody waits for the answer any more
     */
    TaskAnswer call(TaskCall call) throws InterruptedException;

    /**
     * Whether an attempt whose fate is unknown may be called again: it only reads, or carries {@link
     * TaskCall#idempotencyToken()} or a derived name that the service honours.
     */
    boolean repeatable(TaskResource resource);

    /**
     * How long a call of that resource may take at the most, whatever the author's TimeoutSeconds says.
     *
     * @param parameters the effective arguments; they name the function of {@code lambda:invoke}
     */
    default Duration bound(TaskResource resource, Json parameters) {
        return Duration.ofMinutes(15);
    }

    /** Stops what a {@code .sync} attempt started, as well as it can; harmless when it is over. */
    default void cancel(TaskCall call) {}
}
