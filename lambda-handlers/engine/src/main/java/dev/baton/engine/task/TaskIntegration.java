package dev.baton.engine.task;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

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
     * The same for a test of a single state, which may want to see what goes over the wire.
     *
     * @param trace gets the last exchange of an HTTP task; other tasks have none
     * @param secrets whether what a connection adds is shown
     */
    default TaskAnswer callInTest(TaskCall call, Consumer<HttpTrace> trace, boolean secrets)
            throws InterruptedException {
        return call(call);
    }

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

    /**
     * Tells the workers of an activity of its task. It comes back at once and durably: the outcome comes through the attempt's
     * token. Twice is harmless.
     *
     * @return the answer of a task that needs no worker: it is mocked, or there is no such activity
     */
    default Optional<TaskAnswer> offer(TaskCall call) {
        throw new IllegalArgumentException(call.resource().arn() + " is no activity");
    }

    /** An activity's task that was offered is over: its workers need not hear of it any more. */
    default void withdraw(TaskCall call) {}

    /**
     * Whether the end of what a submitted {@code .sync} attempt started is found out by asking: by {@link #poll}, at the moments
     * of a {@link PollPace}.
     */
    default boolean polls(TaskResource resource) {
        return false;
    }

    /**
     * Asks once how the job of a submitted attempt stands. It only reads; two drivers may ask at once, and later ones again,
     * also after the end was told. It must be answered within {@link #POLL_BOUND}.
     *
     * @param call the attempt as it was submitted: its arguments and its role
     * @param handle that {@link TaskAnswer.Submitted} gave; an empty object where it gave none
     * @throws InterruptedException when nobody waits for the answer any more
     */
    default JobStatus poll(TaskCall call, Json handle) throws InterruptedException {
        throw new IllegalStateException("not polled: " + call.resource().arn());
    }

    /** How long a poll or a cancel may take. */
    Duration POLL_BOUND = Duration.ofSeconds(10);

    /**
     * Whether an attempt of that resource starts something outside that must be ended when the attempt is closed before its own
     * end (time-out, failed sibling, stop). Then the execution owes {@link #cancel} until it is confirmed.
     */
    default boolean cancels(TaskResource resource) {
        return false;
    }

    /**
     * Ends what an attempt started. Issued again until it is confirmed, perhaps by several drivers at once, perhaps before the
     * attempt's own call has reached the service, in which case it is issued once more afterwards. Harmless when there is nothing to end.
     *
     * @param handle that {@link TaskAnswer.Submitted} gave; empty when the call's answer was never committed, or gave none. Who
     *     cannot find what was started without it confirms
     */
    default Cancellation cancel(TaskCall call, Optional<Json> handle) throws InterruptedException {
        return new Cancellation.Confirmed();
    }
}
