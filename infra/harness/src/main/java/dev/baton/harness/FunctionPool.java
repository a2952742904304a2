package dev.baton.harness;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The instances of one function: an idle one is used again, a new one is started while there may be more, the rest wait. */
final class FunctionPool implements AutoCloseable {
    private final FunctionSpec function;
    private final List<Breed> everyBreed = new CopyOnWriteArrayList<>();
    private volatile List<Breed> breeds;
    private final boolean freeze;
    private final Semaphore permits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<FunctionInstance> idle = new ArrayDeque<>();
    private final Set<FunctionInstance> all = ConcurrentHashMap.newKeySet();

    /**
     * Processes of one kind.
     *
     * @param living how many there are, those that are being started included
     * @param started how many there ever were
     */
    record Breed(
            String name,
            FunctionInstance.Place place,
            Map<String, String> environment,
            AtomicInteger living,
            AtomicInteger started) {
        Breed(String name, FunctionInstance.Place place, Map<String, String> environment) {
            this(name, place, Map.copyOf(environment), new AtomicInteger(), new AtomicInteger());
        }
    }

    FunctionPool(FunctionSpec function, List<Breed> breeds, boolean freeze) {
        this.function = function;
        this.breeds = List.copyOf(breeds);
        this.everyBreed.addAll(breeds);
        this.freeze = freeze;
        this.permits = new Semaphore(function.instances(), true);
    }

    FunctionSpec function() {
        return function;
    }

    /** What is invoked from now on runs in processes of these kinds; the others end when they are idle. */
    void deploy(List<Breed> others) {
        lock.lock();
        try {
            breeds = List.copyOf(others);
            everyBreed.addAll(others);
            idle.removeIf(instance -> {
                boolean old = !breeds.contains(instance.breed());
                if (old) {
                    retire(instance);
                }
                return old;
            });
        } finally {
            lock.unlock();
        }
    }

    private void retire(FunctionInstance instance) {
        forget(instance);
        instance.kill();
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
        giveBack(start(fewest()));
    }

    private FunctionInstance take() throws InterruptedException, InvocationFailedException {
        Breed next;
        lock.lock();
        try {
            buryTheDead();
            FunctionInstance free = everyBreedLives() ? pollIdle() : null;
            if (free != null) {
                return free;
            }
            next = fewest();
        } finally {
            lock.unlock();
        }
        return start(next);
    }

    /** One alone is used as long as it is warm; of several kinds any, so that no message meets the same kind again and again. */
    private @Nullable FunctionInstance pollIdle() {
        if (breeds.size() > 1 && !idle.isEmpty()) {
            int skipped = ThreadLocalRandom.current().nextInt(idle.size());
            for (int i = 0; i < skipped; i++) {
                idle.addLast(idle.removeFirst());
            }
        }
        return idle.pollFirst();
    }

    private void buryTheDead() {
        idle.removeIf(instance -> {
            if (!instance.isAlive()) {
                forget(instance);
            }
            return !instance.isAlive();
        });
    }

    /** Kinds of processes are of use only side by side: as long as one is missing it is started, though others are idle. */
    private boolean everyBreedLives() {
        int living = breeds.stream().mapToInt(breed -> breed.living().get()).sum();
        return living >= Math.min(breeds.size(), function.instances());
    }

    /** The kind that has the fewest processes; the new one is counted. */
    private Breed fewest() {
        lock.lock();
        try {
            Breed fewest = breeds.getFirst();
            for (Breed breed : breeds) {
                fewest = breed.living().get() < fewest.living().get() ? breed : fewest;
            }
            fewest.living().incrementAndGet();
            return fewest;
        } finally {
            lock.unlock();
        }
    }

    private FunctionInstance start(Breed breed) throws InterruptedException, InvocationFailedException {
        FunctionInstance fresh = null;
        try {
            breed.started().incrementAndGet();
            fresh = FunctionInstance.start(function, breed, freeze, all::add);
            return fresh;
        } catch (IOException e) {
            throw new InvocationFailedException("a process could not be started: " + e.getMessage());
        } finally {
            if (fresh == null) {
                breed.living().decrementAndGet();
            }
        }
    }

    private void giveBack(FunctionInstance instance) {
        lock.lock();
        try {
            if (!instance.isAlive()) {
                forget(instance);
            } else if (!breeds.contains(instance.breed())) {
                retire(instance);
            } else {
                idle.addFirst(instance);
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(FunctionInstance instance) {
        if (all.remove(instance)) {
            instance.breed().living().decrementAndGet();
        }
    }

    /** The processes there are. */
    Set<FunctionInstance> instances() {
        return Set.copyOf(all);
    }

    /** The kinds of processes there are and were. */
    List<Breed> everyBreed() {
        return everyBreed;
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
