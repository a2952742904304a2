package dev.baton.local.store;

import dev.baton.engine.log.StoreException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A write on its way to the disk, and who waits for it. */
final class Ticket<T> {
    private final Write<T> write;
    private final Thread waiter;
    private @Nullable T result;
    private @Nullable RuntimeException failure;
    private volatile boolean done;

    Ticket(Write<T> write, Thread waiter) {
        this.write = write;
        this.waiter = waiter;
    }

    void decide(Batch batch) {
        try {
            result = batch.decide(write);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** The commit took place; also tells a write that could not be decided of its failure. */
    void succeed() {
        done = true;
        LockSupport.unpark(waiter);
    }

    void fail(Throwable cause) {
        if (failure == null) {
            failure = new StoreException("the store could not write: " + cause.getMessage(), cause);
        }
        succeed();
    }

    /** Waits, whatever happens: a write that was handed over is not taken back by an interrupt. */
    T await() {
        boolean interrupted = false;
        while (!done) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
        if (result == null) {
            throw new IllegalStateException("a write without a result");
        }
        return result;
    }
}
