package dev.baton.functions;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for. */
final class Once<T> {
    private final ReentrantLock making = new ReentrantLock();
    private final Supplier<T> how;
    private volatile @Nullable T made;

    Once(Supplier<T> how) {
        this.how = how;
    }

    T get() {
        T value = made;
        if (value != null) {
            return value;
        }
        making.lock();
        try {
            T standing = made;
            if (standing == null) {
                standing = how.get();
                made = standing;
            }
            return standing;
        } finally {
            making.unlock();
        }
    }
}
