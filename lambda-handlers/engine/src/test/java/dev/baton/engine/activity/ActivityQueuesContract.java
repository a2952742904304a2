package dev.baton.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.activity.ActivityQueues.Hint;
import dev.baton.engine.activity.ActivityQueues.Poll;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ActivityQueues} keeps to. */
public abstract class ActivityQueuesContract {
    /** Polls may hold their callers, so tests that expect something wait no longer than it takes. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Activity activity = activity("a");
    private ActivityQueues queues;

    protected abstract ActivityQueues newQueues();

    @BeforeEach
    void begin() {
        queues = newQueues();
        queues.open(activity);
    }

    @Test
    void pollWithoutTaskEndsEmpty() {
        assertThat(hint(queues.poll(activity, Duration.ZERO))).isEmpty();
        assertThat(hint(queues.poll(activity, Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void taskThatWaitsIsNamedToTheNextPoll() {
        TokenKey task = task(1);
        queues.offer(activity, task);
        Hint hint = hint(queues.poll(activity, LONG)).orElseThrow();
        assertThat(hint.task()).isEqualTo(task);
        hint.dealtWith().run();
        assertThat(hint(queues.poll(activity, Duration.ZERO))).isEmpty();
    }

    @Test
    void taskReachesAPollThatWaits() throws InterruptedException {
        CompletableFuture<Optional<Hint>> polled = new CompletableFuture<>();
        Thread poller = Thread.ofVirtual()
                .start(() -> queues.poll(activity, LONG)
                        .hint()
                        .whenComplete((hint, e) -> polled.complete(hint == null ? Optional.empty() : hint)));
        queues.offer(activity, task(1));
        assertThat(get(polled).map(Hint::task)).contains(task(1));
        poller.join();
    }

    @Test
    void everyTaskIsNamedToSomebody() {
        Set<TokenKey> named = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            queues.offer(activity, task(i));
        }
        for (int i = 0; i < 12; i++) {
            Hint hint = hint(queues.poll(activity, LONG)).orElseThrow();
            named.add(hint.task());
            hint.dealtWith().run();
        }
        assertThat(named).hasSize(12);
    }

    @Test
    void hintThatIsPutBackComesAgain() {
        queues.offer(activity, task(1));
        hint(queues.poll(activity, LONG)).orElseThrow().putBack().run();
        assertThat(hint(queues.poll(activity, LONG)).map(Hint::task)).contains(task(1));
    }

    @Test
    void activitiesHaveQueuesOfTheirOwn() {
        Activity other = activity("b");
        queues.open(other);
        queues.offer(other, task(1));
        assertThat(hint(queues.poll(activity, Duration.ZERO))).isEmpty();
        assertThat(hint(queues.poll(other, LONG)).map(Hint::task)).contains(task(1));
    }

    @Test
    void queueThatIsMissedIsMade() {
        Activity orphan = activity("orphan");
        queues.offer(orphan, task(1));
        assertThat(hint(queues.poll(orphan, LONG)).map(Hint::task)).contains(task(1));
    }

    @Test
    void openingAndClosingAgainIsHarmless() {
        queues.offer(activity, task(1));
        queues.open(activity);
        assertThat(hint(queues.poll(activity, LONG))).isPresent();
        queues.close(activity);
        queues.close(activity);
    }

    protected static TokenKey task(int attempt) {
        return new TokenKey(
                new ExecutionKey("arn:aws:states:us-east-1:1:execution:m:a b", new Incarnation(1, -2)), attempt);
    }

    protected static Activity activity(String name) {
        return new Activity(
                "arn:aws:states:us-east-1:123456789012:activity:" + name,
                name,
                UUID.randomUUID().toString(),
                Instant.EPOCH,
                Map.of(),
                1);
    }

    protected static Optional<Hint> hint(Poll poll) {
        return get(poll.hint().toCompletableFuture());
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
