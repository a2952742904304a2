package dev.baton.engine.wakeup;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.KeyThrottledException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wake-ups of one process: an entry in order of time for each timer, a virtual thread for each that is due. They die with the process
 * and are rebuilt from the log when it starts. A receiver that throws gets its wake-up again, later each time.
 */
public final class LocalWakeUps implements WakeUps, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalWakeUps.class);

    /** The wall clock is looked at that often at least, because it may jump: laptops sleep. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final int LONGEST_BACKOFF_SECONDS = 60;

    private record Timer(Instant at, long ordinal, WakeUp wakeUp, int failures) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(ordinal, other.ordinal);
        }
    }

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Timer> timers = new TreeSet<>();
    /** The same, by execution: one wake-up for an execution and a moment is enough. */
    private final Map<ExecutionKey, Map<Instant, Timer>> waiting = new HashMap<>();

    private @Nullable Consumer<WakeUp> receiver;
    private long ordinals;
    private boolean closed;

    public LocalWakeUps(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins to deliver; what was sent before is kept until then. */
    public void deliverTo(Consumer<WakeUp> to) {
        lock.lock();
        try {
            if (receiver != null) {
                throw new IllegalStateException("there is a receiver");
            }
            receiver = to;
        } finally {
            lock.unlock();
        }
        Thread.ofPlatform().daemon().name("wake-ups").start(() -> run(to));
    }

    @Override
    public void send(WakeUp wakeUp, Instant notBefore) {
        schedule(wakeUp, notBefore, 0);
    }

    private void schedule(WakeUp wakeUp, Instant at, int failures) {
        lock.lock();
        try {
            Map<Instant, Timer> siblings = waiting.computeIfAbsent(wakeUp.key(), same -> new HashMap<>(2));
            if (siblings.containsKey(at)) {
                return;
            }
            Timer timer = new Timer(at, ordinals++, wakeUp, failures);
            siblings.put(at, timer);
            timers.add(timer);
            if (timers.first().ordinal() == timer.ordinal()) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run(Consumer<WakeUp> to) {
        try {
            while (true) {
                Timer due = next();
                if (due == null) {
                    return;
                }
                Thread.ofVirtual().name("wake-up").start(() -> deliver(to, due));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the next timer; null when this was closed. */
    private @Nullable Timer next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Timer first = timers.isEmpty() ? null : timers.first();
                Duration wait = first == null ? LONGEST_WAIT : untilDue(first.at());
                if (first != null && !wait.isPositive()) {
                    remove(first);
                    return first;
                }
                changed.awaitNanos(TimeUnit.NANOSECONDS.convert(wait));
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void remove(Timer timer) {
        timers.remove(timer);
        Map<Instant, Timer> siblings = waiting.get(timer.wakeUp().key());
        if (siblings != null) {
            siblings.remove(timer.at());
            if (siblings.isEmpty()) {
                waiting.remove(timer.wakeUp().key());
            }
        }
    }

    /** Only what was sent for a moment: what was sent at once may tell of a redrive. */
    @Override
    public void forgetMoments(ExecutionKey key) {
        lock.lock();
        try {
            List.copyOf(waiting.getOrDefault(key, Map.of()).values()).stream()
                    .filter(timer -> timer.wakeUp().due().isPresent())
                    .forEach(this::remove);
        } finally {
            lock.unlock();
        }
    }

    private Duration untilDue(Instant at) {
        Instant now = clock.instant();
        return at.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, at);
    }

    private void deliver(Consumer<WakeUp> to, Timer timer) {
        try {
            to.accept(timer.wakeUp());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            int seconds = Math.min(LONGEST_BACKOFF_SECONDS, 1 << Math.min(timer.failures(), 6));
            if (e instanceof KeyRefusedException || e instanceof KeyThrottledException) {
                LOG.warn(
                        "{} waits until its key can be used, for {} s now: {}",
                        timer.wakeUp(),
                        seconds,
                        e.getMessage());
            } else {
                LOG.error("{} failed and comes again in {} s", timer.wakeUp(), seconds, e);
            }
            schedule(timer.wakeUp(), clock.instant().plusSeconds(seconds), timer.failures() + 1);
        }
    }

    /** How many wait. */
    public int size() {
        lock.lock();
        try {
            return timers.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
