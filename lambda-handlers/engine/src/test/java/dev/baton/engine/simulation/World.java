package dev.baton.engine.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * One seed's world: its time, its order of events, and its chance. Everything that happens is an event here, one after the
 * other on one thread, so the same seed is the same world.
 */
final class World {
    /** The true time 0. */
    static final Instant DAWN = Instant.parse("2026-01-01T00:00:00Z");

    /** A world that has not come to rest after so many events never will. */
    private static final int MAX_EVENTS = 400_000;

    /** More of them for each entry that is committed: who has much to do takes long, and a storm of messages commits little. */
    private static final int EVENTS_OF_AN_ENTRY = 100;

    /** A thread that has looked around so often without waiting once waits for nothing. */
    private static final int MAX_LOOKS = 10_000;

    /** In one world of so many somebody wants to be told of ends. */
    private static final int TOLD_EACH = 8;

    private record Event(long at, long ordinal, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(ordinal, other.ordinal);
        }
    }

    final SplittableRandom random;
    Weather weather;
    private final boolean traced;
    private final List<String> trace = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long ordinals;
    private int allowed = MAX_EVENTS;
    private long hash = 1125899906842597L;
    private Fiber current;
    /** What a thread that went in circles fell with; it may still be busy with leaving. */
    private Violation circles;

    World(long seed, boolean traced) {
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
        // Not drawn, so that all other worlds stay as they were before anybody could be told.
        this.weather = Weather.of(random, seed % TOLD_EACH == 6);
        this.traced = traced;
        note(() -> weather.toString());
    }

    /** True milliseconds since {@link #DAWN}; no process knows them exactly. */
    long now() {
        return now;
    }

    void at(long time, Runnable action) {
        events.add(new Event(Math.max(now, time), ordinals++, action));
    }

    void after(long delay, Runnable action) {
        at(now + delay, action);
    }

    /** Whether something happens now that happens once in {@code n} times; never for 0. */
    boolean chance(int n) {
        return n > 0 && random.nextInt(n) == 0;
    }

    /** A number of milliseconds: mostly few, seldom many. */
    long delay(int usual, int seldom) {
        return random.nextInt(20) == 0 ? random.nextInt(seldom + 1) : random.nextInt(usual + 1);
    }

    /** Somebody did something: an entry stands that did not stand before. */
    void committed() {
        allowed += EVENTS_OF_AN_ENTRY;
    }

    /** Runs until nothing happens any more. */
    void run() {
        int count = 0;
        for (Event event = events.poll(); event != null; event = events.poll()) {
            if (++count > allowed) {
                throw new Violation(Law.WORLD_COMES_TO_REST, "the world does not come to rest");
            }
            now = event.at;
            event.action.run();
        }
    }

    /** What happens is part of the trace; its text is made only when somebody reads it. */
    void note(Supplier<String> what) {
        hash = hash * 31 + now;
        if (traced) {
            // Arrays are told by their address, which differs from world to world.
            trace.add("%9.3f %s".formatted(now / 1000.0, what.get().replaceAll("\\[B@[0-9a-f]+", "…")));
        }
    }

    /** A number that two worlds share when the same happened in them. */
    void mix(long value) {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
    }

    long hash() {
        return hash;
    }

    List<String> trace() {
        return trace;
    }

    // ---- threads

    /** A thread of a simulated process. */
    final class Fiber {
        private final SimulatedProcess process;
        private final Coroutine coroutine;
        private long wait;
        private Throwable fallen;
        private int looks;
        int failures;
        boolean ended;

        private Fiber(SimulatedProcess process, Runnable work) {
            this.process = process;
            this.coroutine = new Coroutine(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    fallen = e;
                }
            });
        }
    }

    /** Begins a thread. */
    Fiber spawn(SimulatedProcess process, long delay, Runnable work) {
        Fiber fiber = new Fiber(process, work);
        after(delay, () -> resume(fiber, 0));
        return fiber;
    }

    /** The current thread's wait ends after that time, or when {@link #wake} is called with what this gives to {@code waiting}. */
    void sleep(long millis) {
        Fiber self = current;
        long wait = ++self.wait;
        after(millis, () -> resume(self, wait));
        Coroutine.leaveOff();
    }

    Fiber current() {
        return current;
    }

    /** Ends the wait of that thread, wherever it waits. */
    void wake(Fiber fiber) {
        long wait = fiber.wait;
        after(0, () -> resume(fiber, wait));
    }

    /**
     * The current thread, if there is one, looks at its clock or into its mailbox: it may do so often, and not for ever. Without this, one
     * that goes in circles would stop the whole simulation without a word.
     */
    void looked() {
        Fiber self = current;
        if (self != null && ++self.looks > MAX_LOOKS) {
            circles = new Violation(
                    Law.NOBODY_GOES_IN_CIRCLES,
                    self.process + " has looked around " + MAX_LOOKS + " times without waiting once");
            throw circles;
        }
    }

    /** The current thread never goes on. */
    void die() {
        current.wait++;
        Coroutine.leaveOff();
        throw new IllegalStateException("a dead thread went on");
    }

    private void resume(Fiber fiber, long wait) {
        if (!fiber.process.isAlive() || fiber.ended || fiber.wait != wait) {
            return;
        }
        if (fiber.process.suspendedUntil() > now) {
            at(fiber.process.suspendedUntil(), () -> resume(fiber, wait));
            return;
        }
        current = fiber;
        fiber.looks = 0;
        try {
            fiber.ended = !fiber.coroutine.run();
        } finally {
            current = null;
        }
        if (circles != null) {
            throw circles;
        }
        if (fiber.fallen instanceof RuntimeException e) {
            throw e;
        }
        if (fiber.fallen instanceof Error e) {
            throw e;
        }
    }
}
