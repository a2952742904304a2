package dev.baton.engine.activity;

import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The queues of one process, in memory: a waiting poll is an object, not a thread. They are filled again from the open
 * executions when the process starts. The poll that came last is served first, because it is the one whose worker is surely
 * still there.
 */
public final class LocalActivityQueues implements ActivityQueues {
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();

    @Override
    public void open(Activity activity) {
        queue(activity);
    }

    @Override
    public void close(Activity activity) {
        Queue queue = queues.remove(activity.id());
        if (queue != null) {
            queue.close();
        }
    }

    @Override
    public void offer(Activity activity, TokenKey task) {
        queue(activity).offer(task);
    }

    @Override
    public void withdraw(Activity activity, TokenKey task) {
        Queue queue = queues.get(activity.id());
        if (queue != null) {
            queue.withdraw(task);
        }
    }

    @Override
    public Poll poll(Activity activity, Duration longest) {
        return queue(activity).poll(longest);
    }

    /** How many polls wait for a task of that activity. */
    public int waiting(Activity activity) {
        Queue queue = queues.get(activity.id());
        return queue == null ? 0 : queue.waiting();
    }

    private Queue queue(Activity activity) {
        return queues.computeIfAbsent(activity.id(), id -> new Queue());
    }

    /** Tasks that wait for workers, or workers that wait for tasks; never both. */
    private static final class Queue {
        private final LinkedHashSet<TokenKey> tasks = new LinkedHashSet<>();
        private final Deque<Waiting> polls = new ArrayDeque<>();

        void offer(TokenKey task) {
            while (true) {
                Waiting poll;
                synchronized (this) {
                    poll = polls.pollFirst();
                    if (poll == null) {
                        tasks.add(task);
                        return;
                    }
                }
                if (poll.answer.complete(Optional.of(hint(task)))) {
                    return;
                }
            }
        }

        synchronized void withdraw(TokenKey task) {
            tasks.remove(task);
        }

        Waiting poll(Duration longest) {
            Waiting poll = new Waiting();
            TokenKey task = taskOrWait(poll);
            if (task != null) {
                poll.answer.complete(Optional.of(hint(task)));
                return poll;
            }
            poll.answer.completeOnTimeout(Optional.empty(), longest.toMillis(), TimeUnit.MILLISECONDS);
            poll.answer.whenComplete((hint, e) -> forget(poll, hint));
            return poll;
        }

        private synchronized @Nullable TokenKey taskOrWait(Waiting poll) {
            if (tasks.isEmpty()) {
                polls.addFirst(poll);
                return null;
            }
            return tasks.removeFirst();
        }

        /** One that ended empty still stands among the waiting. */
        private void forget(Waiting poll, @Nullable Optional<Hint> hint) {
            if (hint == null || hint.isEmpty()) {
                synchronized (this) {
                    // The one that waits longest stands last.
                    polls.removeLastOccurrence(poll);
                }
            }
        }

        private Hint hint(TokenKey task) {
            return new Hint(task, () -> {}, () -> offer(task));
        }

        synchronized int waiting() {
            return polls.size();
        }

        void close() {
            Waiting poll = next();
            while (poll != null) {
                poll.cancel();
                poll = next();
            }
        }

        private synchronized @Nullable Waiting next() {
            tasks.clear();
            return polls.pollFirst();
        }
    }

    private static final class Waiting implements Poll {
        private final CompletableFuture<Optional<Hint>> answer = new CompletableFuture<>();

        @Override
        public CompletionStage<Optional<Hint>> hint() {
            return answer;
        }

        @Override
        public void cancel() {
            answer.complete(Optional.empty());
        }
    }
}
