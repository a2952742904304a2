package dev.baton.engine.driver;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What the API asks of the driver side. Each method returns when its fact is durable.
 */
public interface Executions {

    /**
     * Starts a Standard execution. Its input is durable when this returns; the first leg may already have run.
     *
     * @return {@link StartResult.NameInUse} with the standing head when the name is taken; the API decides by input and
     *     status whether that is idempotent success
     */
    StartResult start(NewExecution execution);

    /**
     * Starts an asynchronous Express execution: its input is durable when this returns, it runs at least once, and leaves no
     * log.
     */
    void startExpress(NewExecution execution);

    /** Runs a synchronous Express execution in memory and waits for its end, at most five minutes. */
    ExpressRun runExpress(NewExecution execution);

    /**
     * Stops a Standard execution: writes the fact, then steps and appends within the call.
     *
     * @return the head afterwards, closed; empty when there is no such execution. One that was closed before is returned
     *     as it is
     */
    Optional<Head> stop(String executionArn, Failure failure);

    /** Whether that is a task token of this engine's, of whatever task. */
    boolean isTaskToken(String text);

    /**
     * Lets a closed Standard execution go on where it ended.
     *
     * @param closed its head, as it was read
     * @param clientToken of the call, to be remembered
     * @param rewind from where else to go on; empty as in AWS
     * @return the head afterwards; empty when it changed since it was read, or nothing was kept of it
     */
    Optional<Head> redrive(Head closed, Optional<String> clientToken, Optional<Rewind> rewind);

    /** SendTaskSuccess. */
    TokenVerdict sendTaskSuccess(String taskToken, Json output);

    /** SendTaskFailure. */
    TokenVerdict sendTaskFailure(String taskToken, Failure failure);

    /** SendTaskHeartbeat. */
    TokenVerdict sendTaskHeartbeat(String taskToken);

    /**
     * Gives an activity's task to the worker who polls for it, if it is still to be had.
     *
     * @param task as a queue named it
     * @param workerName as it calls itself
     * @return empty when the task is over or another worker has it
     */
    Optional<ActivityTask> takeActivityTask(TokenKey task, Optional<String> workerName);

    /**
     * An activity's task, as its worker gets it.
     *
     * @param taskToken by which its outcome is sent
     */
    record ActivityTask(String taskToken, Json input) {}

    /** How a token was answered, decided by its item alone. */
    enum TokenVerdict {
        ACCEPTED,
        /** Not one of our tokens: InvalidToken. */
        INVALID,
        /** The attempt is over, or an outcome came before: TaskTimedOut. */
        TIMED_OUT
    }

    /**
     * How a synchronous Express execution went.
     *
     * @param execution in its closed state
     */
    record ExpressRun(Execution execution, Instant startDate, Instant stopDate) {}
}
