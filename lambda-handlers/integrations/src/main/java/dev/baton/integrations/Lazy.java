package dev.baton.integrations;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when it is first asked for, once. */
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> making;
    private final Lock lock = new ReentrantLock();
    private volatile @Nullable T value;

    public Lazy(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        T known = value;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            T standing = value;
            if (standing == null) {
                standing = making.get();
                value = standing;
            }
            return standing;
        } finally {
            lock.unlock();
        }
    }
}
