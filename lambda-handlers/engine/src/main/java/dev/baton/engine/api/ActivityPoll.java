package dev.baton.engine.api;

import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityQueues;
import dev.baton.engine.activity.ActivityQueues.Hint;
import dev.baton.engine.activity.ActivityQueues.Poll;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.driver.Executions.ActivityTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** One worker's wait for a task: goes through hints until one of them proves to be a task that is still to be had. */
final class ActivityPoll {
    private final Activity activity;
    private final ActivityQueues queues;
    private final Executions executions;
    private final InstantSource clock;
    private final Executor threads;
    private final Optional<String> workerName;
    private final Caller caller;
    private final AtomicReference<@Nullable Poll> underWay = new AtomicReference<@Nullable Poll>();
    private volatile boolean left;

    ActivityPoll(
            Activity activity,
            ActivityQueues queues,
            Executions executions,
            InstantSource clock,
            Executor threads,
            Optional<String> workerName,
            Caller caller) {
        this.activity = activity;
        this.queues = queues;
        this.executions = executions;
        this.clock = clock;
        this.threads = threads;
        this.workerName = workerName;
        this.caller = caller;
    }

    /** Completed with a GetActivityTaskResponse, without a task when there was none in time. */
    CompletionStage<Answer> begin(Duration longest) {
        caller.onLeave(this::leave);
        return next(clock.instant().plus(longest));
    }

    private void leave() {
        left = true;
        Poll poll = underWay.get();
        if (poll != null) {
            poll.cancel();
        }
    }

    private CompletionStage<Answer> next(Instant until) {
        Duration longest = Duration.between(clock.instant(), until);
        if (left) {
            return CompletableFuture.completedFuture(answer(Optional.empty()));
        }
        Poll poll = queues.poll(activity, longest.isNegative() ? Duration.ZERO : longest);
        underWay.set(poll);
        if (left) {
            poll.cancel();
        }
        return poll.hint().thenComposeAsync(hint -> received(hint, until), threads);
    }

    private CompletionStage<Answer> received(Optional<Hint> hint, Instant until) {
        if (hint.isEmpty()) {
            return CompletableFuture.completedFuture(answer(Optional.empty()));
        }
        if (!caller.isThere()) {
            hint.get().putBack().run();
            return CompletableFuture.completedFuture(answer(Optional.empty()));
        }
        Optional<ActivityTask> task;
        try {
            task = executions.takeActivityTask(hint.get().task(), workerName);
        } catch (RuntimeException e) {
            hint.get().putBack().run();
            throw e;
        }
        hint.get().dealtWith().run();
        return task.isPresent() ? CompletableFuture.completedFuture(answer(task)) : next(until);
    }

    private static Answer answer(Optional<ActivityTask> task) {
        return new Answer.Shape(GetActivityTaskResponse.builder()
                .taskToken(task.map(ActivityTask::taskToken).orElse(null))
                .input(task.map(found -> found.input().text()).orElse(null))
                .build());
    }
}
