package dev.baton.engine.log;

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
