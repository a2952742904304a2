package dev.baton.engine.log;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An execution log that tells those who wait when it grows: for a process that does all writing itself. */
public final class WatchedExecutionLog extends ForwardingExecutionLog implements LogGrowth {
    private final ConcurrentMap<String, Set<Semaphore>> waiting = new ConcurrentHashMap<>();

    public WatchedExecutionLog(ExecutionLog log) {
        super(log);
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
        StartResult result = super.start(head, first);
        ring(head.key().executionArn());
        return result;
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        AppendResult result = super.append(key, entry, closed);
        ring(key.executionArn());
        return result;
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        boolean reopened = super.reopen(entry, head);
        ring(head.key().executionArn());
        return reopened;
    }
}
