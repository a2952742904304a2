package dev.baton.engine.log;

import dev.baton.asl.execution.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An execution log that tells those who wait when it grows: for a process that does all writing itself. */
public final class WatchedExecutionLog implements ExecutionLog, LogGrowth {
    private final ExecutionLog log;
    private final ConcurrentMap<String, Set<Semaphore>> waiting = new ConcurrentHashMap<>();

    public WatchedExecutionLog(ExecutionLog log) {
        this.log = log;
    }

    @Override
    public void await(String executionArn, BooleanSupplier grown, Duration longest) throws InterruptedException {
        Semaphore bell = new Semaphore(0);
        join(executionArn, bell);
        try {
            long end = System.nanoTime() + longest.toNanos();
            while (!grown.getAsBoolean()
                    && bell.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                bell.drainPermits();
            }
        } finally {
            leave(executionArn, bell);
        }
    }

    private void join(String executionArn, Semaphore bell) {
        waiting.compute(executionArn, (arn, bells) -> {
            Set<Semaphore> all = bells == null ? ConcurrentHashMap.newKeySet() : bells;
            all.add(bell);
            return all;
        });
    }

    private void leave(String executionArn, Semaphore bell) {
        waiting.computeIfPresent(executionArn, (arn, bells) -> {
            bells.remove(bell);
            return bells.isEmpty() ? null : bells;
        });
    }

    private void ring(String executionArn) {
        Set<Semaphore> bells = waiting.get(executionArn);
        if (bells != null) {
            bells.forEach(Semaphore::release);
        }
    }

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        StartResult result = log.start(head, first);
        ring(head.key().executionArn());
        return result;
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        AppendResult result = log.append(key, entry, closed);
        ring(key.executionArn());
        return result;
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        boolean reopened = log.reopen(entry, head);
        ring(head.key().executionArn());
        return reopened;
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return log.head(executionArn);
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        return log.latest(key);
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        return log.entries(key, fromSeq, limit);
    }

    @Override
    public Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        return log.snapshotBefore(key, eventId);
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        return log.requestStop(key, failure);
    }

    @Override
    public void due(ExecutionKey key, Instant dueAt, long committed) {
        log.due(key, dueAt, committed);
    }

    @Override
    public void settled(ExecutionKey key) {
        log.settled(key);
    }

    @Override
    public List<Head> overdue(Instant at, int limit) {
        return log.overdue(at, limit);
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        return log.list(query);
    }
}
