package dev.baton.local.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Memory for the bodies of requests: a share of the heap, so that many clients with long bodies at once wait for each other
 * and do not take the memory of the executions. Short bodies need not ask.
 */
final class BodyRoom {
    private static final int UNIT = 1024;
    private static final int SHORT = 64 * UNIT;
    private static final long PATIENCE_SECONDS = 30;

    private final int units;
    private final Semaphore free;

    /**
     * @param bytes how much there is
     */
    BodyRoom(long bytes) {
        this.units = (int) Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(units);
    }

    /** An eighth of the heap, for a body becomes a text and a document on its way. */
    static BodyRoom ofThisProcess() {
        return new BodyRoom(Runtime.getRuntime().maxMemory() / 8);
    }

    /**
     * Waits for room.
     *
     * @param bytes how long the body is at the most
     * @return whether there was room in time; then it is to be given back by {@link #leave}
     */
    boolean enter(long bytes) {
        if (bytes <= SHORT) {
            return true;
        }
        try {
            return free.tryAcquire(unitsOf(bytes), PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave(long bytes) {
        if (bytes > SHORT) {
            free.release(unitsOf(bytes));
        }
    }

    /** A body that is longer than all the room gets all of it. */
    private int unitsOf(long bytes) {
        return (int) Math.min(units, bytes / UNIT + 1);
    }
}
