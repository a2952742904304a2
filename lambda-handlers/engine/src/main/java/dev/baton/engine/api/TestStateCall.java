package dev.baton.engine.api;

import dev.baton.asl.definition.TaskState;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.trial.Trial;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.task.HttpTrace;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Calls what a tested Task calls, for at most five minutes or its TimeoutSeconds. */
final class TestStateCall {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final TaskIntegration tasks;
    private final boolean secrets;
    private final AtomicReference<@Nullable HttpTrace> trace = new AtomicReference<@Nullable HttpTrace>();

    /** @param secrets whether the trace shows what a connection adds */
    TestStateCall(TaskIntegration tasks, boolean secrets) {
        this.tasks = tasks;
        this.secrets = secrets;
    }

    /** What went over the wire, if it was an HTTP task's call. */
    Optional<HttpTrace> trace() {
        return Optional.ofNullable(trace.get());
    }

    /** @param id of this test; services see it where they take an idempotency token */
    TaskAnswer call(Trial.Asks asks, TaskState state, ExecutionIdentity identity, UUID id) {
        Duration bound =
                asks.timeoutSeconds().isPresent() && asks.timeoutSeconds().getAsLong() < LONGEST.toSeconds()
                        ? Duration.ofSeconds(asks.timeoutSeconds().getAsLong())
                        : LONGEST;
        TaskCall call = new TaskCall(
                new ExecutionKey(
                        identity.executionArn(),
                        new Incarnation(id.getMostSignificantBits(), id.getLeastSignificantBits())),
                identity,
                state.name(),
                1,
                0,
                state.resource(),
                asks.parameters(),
                asks.roleArn(),
                Optional.empty(),
                bound);
        return answer(call, bound);
    }

    private TaskAnswer answer(TaskCall call, Duration bound) {
        FutureTask<TaskAnswer> answer = new FutureTask<>(() -> tasks.callInTest(call, trace::set, secrets));
        Thread.ofVirtual().name("test of " + call.stateName()).start(answer);
        try {
            return answer.get(Math.max(1, bound.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return timedOut(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return timedOut(answer);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the call of " + call.resource().arn(), e.getCause());
        }
    }

    private static TaskAnswer timedOut(FutureTask<TaskAnswer> answer) {
        answer.cancel(true);
        return new TaskAnswer.Failed(Failure.of(ErrorNames.TIMEOUT));
    }
}
