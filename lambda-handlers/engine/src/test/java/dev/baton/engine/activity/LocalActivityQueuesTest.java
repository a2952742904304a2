package dev.baton.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.activity.ActivityQueues.Hint;
import dev.baton.engine.activity.ActivityQueues.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalActivityQueuesTest extends ActivityQueuesContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LocalActivityQueues queues = new LocalActivityQueues();
    private final Activity activity = activity("local");

    @Override
    protected ActivityQueues newQueues() {
        return new LocalActivityQueues();
    }

    @Test
    void tenThousandPollsWaitWithoutAThread() {
        int threads = Thread.getAllStackTraces().size();
        List<Poll> polls = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            polls.add(queues.poll(activity, MINUTE));
        }
        assertThat(queues.waiting(activity)).isEqualTo(10_000);
        assertThat(Thread.getAllStackTraces().size()).isLessThan(threads + 100);
        polls.forEach(Poll::cancel);
        assertThat(queues.waiting(activity)).isZero();
    }

    @Test
    void newestPollIsServedFirst() {
        Poll old = queues.poll(activity, MINUTE);
        Poll young = queues.poll(activity, MINUTE);
        queues.offer(activity, task(1));
        assertThat(hint(young).map(Hint::task)).contains(task(1));
        assertThat(old.hint().toCompletableFuture()).isNotDone();
        old.cancel();
    }

    @Test
    void cancelledPollGetsNothing() {
        Poll gone = queues.poll(activity, MINUTE);
        gone.cancel();
        queues.offer(activity, task(1));
        assertThat(hint(gone)).isEmpty();
        assertThat(hint(queues.poll(activity, MINUTE)).map(Hint::task)).contains(task(1));
    }

    @Test
    void taskThatIsNamedTwiceIsOneTask() {
        queues.offer(activity, task(1));
        queues.offer(activity, task(1));
        assertThat(hint(queues.poll(activity, MINUTE))).isPresent();
        assertThat(hint(queues.poll(activity, Duration.ZERO))).isEmpty();
    }

    @Test
    void taskThatIsOverIsForgotten() {
        queues.offer(activity, task(1));
        queues.withdraw(activity, task(1));
        assertThat(hint(queues.poll(activity, Duration.ZERO))).isEmpty();
    }

    @Test
    void deletedActivitySendsItsPollsAway() {
        Poll poll = queues.poll(activity, MINUTE);
        queues.close(activity);
        assertThat(hint(poll)).isEmpty();
    }
}
