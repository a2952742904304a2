package dev.baton.harness;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The instances of one function: an idle one is used again, a new one is started while there may be more, the rest wait. */
final class FunctionPool implements AutoCloseable {
    private final FunctionSpec function;
    private final FunctionInstance.Place place;
    private final Map<String, String> environment;
    private final boolean freeze;
    private final Semaphore permits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<FunctionInstance> idle = new ArrayDeque<>();
    private final Set<FunctionInstance> all = ConcurrentHashMap.newKeySet();

    FunctionPool(FunctionSpec function, FunctionInstance.Place place, Map<String, String> environment, boolean freeze) {
        this.function = function;
        this.place = place;
        this.environment = Map.copyOf(environment);
        this.freeze = freeze;
        this.permits = new Semaphore(function.instances(), true);
    }

    FunctionSpec function() {
        return function;
    }

    /** Takes one of the places for an invocation that follows; waits for it. */
    void reserve() throws InterruptedException {
        permits.acquire();
    }

    void release() {
        permits.release();
    }

    /**
     * Invokes the function, after {@link #reserve}.
     *
     * @param trace the X-Ray header of the invocation
     */
    byte[] invokeReserved(byte[] event, Optional<String> trace) throws InterruptedException, InvocationFailedException {
        FunctionInstance instance = take();
        try {
            return instance.invoke(event, trace);
        } finally {
            giveBack(instance);
        }
    }

    /** Invokes the function; waits until there is a place. */
    byte[] invoke(byte[] event) throws InterruptedException, InvocationFailedException {
        return invoke(event, Optional.empty());
    }

    /** The same, in a trace. */
    byte[] invoke(byte[] event, Optional<String> trace) throws InterruptedException, InvocationFailedException {
        reserve();
        try {
            return invokeReserved(event, trace);
        } finally {
            release();
        }
    }

    /** Starts an instance, so that the first invocation need not. */
    void warm() throws InterruptedException, InvocationFailedException {
        giveBack(start());
    }

    private FunctionInstance take() throws InterruptedException, InvocationFailedException {
        FunctionInstance free = pollIdle();
        while (free != null && !free.isAlive()) {
            all.remove(free);
            free = pollIdle();
        }
        return free != null ? free : start();
    }

    private @Nullable FunctionInstance pollIdle() {
        lock.lock();
        try {
            return idle.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    private FunctionInstance start() throws InterruptedException, InvocationFailedException {
        try {
            FunctionInstance fresh = FunctionInstance.start(function, place, environment, freeze);
            all.add(fresh);
            return fresh;
        } catch (IOException e) {
            throw new InvocationFailedException("a process could not be started: " + e.getMessage());
        }
    }

    private void giveBack(FunctionInstance instance) {
        if (!instance.isAlive()) {
            all.remove(instance);
            return;
        }
        lock.lock();
        try {
            idle.addFirst(instance);
        } finally {
            lock.unlock();
        }
    }

    /** Kills the processes that are at work; returns how many. */
    int killBusy() {
        int killed = 0;
        for (FunctionInstance instance : all) {
            if (instance.isBusy()) {
                instance.kill();
                killed++;
            }
        }
        return killed;
    }

    @Override
    public void close() {
        all.forEach(FunctionInstance::kill);
    }
}
