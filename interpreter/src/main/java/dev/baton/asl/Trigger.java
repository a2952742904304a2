package dev.baton.asl;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * What comes in. A trigger that does not apply any more (its attempt is closed, its timer was moved) changes nothing, so
 * late and double ones are harmless.
 */
public sealed interface Trigger {

    /** Time has passed: everything that is due at the step's moment fires (waits, retries, time-outs, the deadline). */
    record TimerFired() implements Trigger {}

    /** A step ran out of fuel and goes on. */
    record Continue() implements Trigger {}

    /** An activity worker took the task at that time, from which on silence is measured. */
    record TaskPickedUp(long attempt, Optional<String> workerName, Instant at) implements Trigger {}

    /**
     * The first call of a {@code .sync} or {@code .waitForTaskToken} task was answered.
     *
     * @param handle what must be kept of it, to find the job again
     */
    record TaskSubmitted(long attempt, Json output, Optional<Json> handle) implements Trigger {
        /** Of a submission of which nothing need be kept. */
        public TaskSubmitted(long attempt, Json output) {
            this(attempt, output, Optional.empty());
        }
    }

    /**
     * A submitted job was asked about and goes on as far as anybody knows; changes the state only where {@code refused} is news.
     *
     * @param refused whether whoever asked may not know
     */
    record TaskPolled(long attempt, boolean refused) implements Trigger {}

    /**
     * A task was done: the answer of a request-response call, or the result that a worker or child sent. One that comes
     * before the submission was committed is kept until then; it outranks a call that is later reported lost.
     *
     * @param callback whether it came through the attempt's token rather than as the call's answer
     */
    record TaskSucceeded(long attempt, Json output, boolean callback) implements Trigger {}

    /** A task failed; {@code callback} as in {@link TaskSucceeded}. */
    record TaskFailed(long attempt, Failure failure, boolean callback) implements Trigger {}

    /** A worker was alive at that time; postpones the heartbeat time-out, leaves no event. */
    record TaskHeartbeat(long attempt, Instant at) implements Trigger {}

    /** The engine cannot go on with the execution: it fails. */
    record GiveUp(Failure failure) implements Trigger {}

    /** The API's StopExecution. */
    record StopExecution(Failure failure) implements Trigger {}
}
