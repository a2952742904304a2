package dev.baton.engine.driver.thread;

import dev.baton.engine.driver.Mail;
import dev.baton.engine.driver.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A mailbox for threads. */
final class BlockingMailbox implements Mailbox {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private List<Mail> mail = new ArrayList<>();
    private boolean closed;

    public BlockingMailbox(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean offer(Mail item) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            mail.add(item);
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Mail> drain() {
        lock.lock();
        try {
            if (mail.isEmpty()) {
                return List.of();
            }
            List<Mail> taken = mail;
            mail = new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(Instant until) {
        lock.lock();
        try {
            // A wait of an hour at most, because a laptop's clock may jump while it sleeps.
            long nanos = nanosUntil(until);
            while (mail.isEmpty() && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the driver was told to end");
        } finally {
            lock.unlock();
        }
    }

    private long nanosUntil(Instant until) {
        Instant now = clock.instant();
        if (until.isAfter(now.plus(LONGEST_WAIT))) {
            return TimeUnit.HOURS.toNanos(1);
        }
        return Duration.between(now, until).toNanos();
    }

    @Override
    public boolean closeIfEmpty() {
        lock.lock();
        try {
            closed = mail.isEmpty();
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
