package dev.baton.engine.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Express inputs that live as long as the process. Thread-safe. */
public final class InMemoryExpressInputs implements ExpressInputs {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ExecutionKey, ExpressInput> inputs = new LinkedHashMap<>();
    private final ExpressLeases leases = new ExpressLeases();

    @Override
    public void put(ExpressInput input) {
        lock.lock();
        try {
            inputs.putIfAbsent(input.key(), input);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(ExecutionKey key) {
        lock.lock();
        try {
            inputs.remove(key);
            leases.forget(key);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<ExpressInput> input(ExecutionKey key) {
        lock.lock();
        try {
            return Optional.ofNullable(inputs.get(key));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean begin(ExecutionKey key, Instant now, Instant until) {
        lock.lock();
        try {
            return inputs.containsKey(key) && leases.begin(key, now, until);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<ExecutionKey> takeDropped(Instant now, int limit) {
        return leases.takeDropped(this::forEachOpen, now, limit);
    }

    @Override
    public void forEachOpen(Consumer<ExpressInput> each) {
        snapshot().forEach(each);
    }

    private List<ExpressInput> snapshot() {
        lock.lock();
        try {
            return List.copyOf(inputs.values());
        } finally {
            lock.unlock();
        }
    }
}
