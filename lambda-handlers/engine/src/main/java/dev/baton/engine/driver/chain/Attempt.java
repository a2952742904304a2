package dev.baton.engine.driver.chain;

import dev.baton.asl.definition.Catcher;
import dev.baton.asl.definition.Retrier;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task attempt that is under way, as the state has it.
 *
 * @param frame whose it is
 * @param task what that frame waits for
 * @param state the Task state in the definition
 */
public record Attempt(Frame frame, Pending.Task task, TaskState state) {

    public long number() {
        return task.attempt();
    }

    public TaskResource resource() {
        return state.resource();
    }

    /** Whether its outcome comes from outside through a token item: a worker or a child, not the call's answer. */
    public boolean hasToken() {
        return resource().waitsForToken() || isSync();
    }

    /** Whether it started something outside whose end it waits for. */
    public boolean isSync() {
        CallPattern pattern = resource().pattern();
        return pattern == CallPattern.SYNC || pattern == CallPattern.SYNC_2;
    }

    public boolean isSubmittedSync() {
        return task.phase() == Pending.Phase.SUBMITTED && isSync();
    }

    /** Whether the answer of a call is awaited, for which some driver must answer. */
    public boolean awaitsCall() {
        return task.phase() == Pending.Phase.STARTED && !isActivity();
    }

    /** Whether a driver may make its call: an activity's worker comes and takes the task instead. */
    public boolean isActivity() {
        return resource().kind() == TaskResource.Kind.ACTIVITY;
    }

    /** Whether it is an activity's task that no worker has taken, as far as the state knows. */
    public boolean isUntaken() {
        return isActivity() && task.phase() == Pending.Phase.SCHEDULED;
    }

    /** Whether the author said by its name what is to be done with that error: wildcards speak of failures in general. */
    public boolean names(Failure failure) {
        return failure.error()
                .filter(error -> Stream.concat(
                                state.retry().stream().map(Retrier::errorEquals),
                                state.catchers().stream().map(Catcher::errorEquals))
                        .anyMatch(errors -> errors.contains(error)))
                .isPresent();
    }

    /** Whether time has ended it, where its worker was last heard of then. */
    public boolean isTimedOut(Instant heard, Instant now) {
        Optional<Instant> silent = task.heartbeatAt().map(at -> at.plus(Duration.between(task.lastHeartbeat(), heard)));
        return isOver(task.timeoutAt(), now) || isOver(silent, now);
    }

    private static boolean isOver(Optional<Instant> at, Instant now) {
        return at.isPresent() && !at.get().isAfter(now);
    }
}
