package dev.baton.engine.simulation;

import dev.baton.asl.Fuel;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.EventLog;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.Mail;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.Threads;
import dev.baton.engine.driver.loop.Driver;
import dev.baton.engine.driver.request.DrivenExecutions;
import dev.baton.engine.log.InMemoryExpressInputs;
import dev.baton.engine.log.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One life of a process: its clock, its threads, its driver. When it crashes, everything in it is gone. */
final class SimulatedProcess implements Threads, InstantSource {
    static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

    private static final int STORE_TRIES = 6;

    /** Small enough that loops and fans run out of it. */
    private static final Fuel FUEL = new Fuel(12, 1 << 16);

    final World world;
    final int life;
    final DrivenExecutions executions;
    private final long clockAhead;
    private boolean alive = true;
    private final Universe universe;
    private boolean suspended;
    private boolean failures;
    private boolean fell;
    private long suspendedUntil;
    /** API calls that must not die between fact and message, because nobody sweeps. */
    private int delicate;

    SimulatedProcess(World world, Universe universe, int life) {
        this.world = world;
        this.universe = universe;
        this.life = life;
        this.clockAhead = world.random.nextInt(5001);
        this.executions = new DrivenExecutions(
                new DriverPorts(
                        new GatedLog(this, universe),
                        new GatedTokens(this, universe.tokens),
                        universe.taskTokens,
                        universe.wakeUps(this),
                        new GatedDefinitions(this, universe.definitions),
                        universe.outside,
                        universe.outside.of(this),
                        this,
                        this,
                        world.random,
                        EventLog.NONE,
                        universe.toldEnds.of(this)),
                new DriverSettings(
                        epoch(),
                        world.weather.shared() ? new LeasePolicy.ByClock(LEASE_MARGIN) : new LeasePolicy.ByEpoch(),
                        universe.limits,
                        FUEL,
                        world.weather.shared(),
                        STORE_TRIES,
                        world.weather.longestPark()),
                new InMemoryExpressInputs(),
                !world.weather.shared() || (world.weather.sweeping() && world.random.nextBoolean()));
    }

    String epoch() {
        return "p" + life;
    }

    Driver driver() {
        return executions.driver();
    }

    boolean isAlive() {
        return alive;
    }

    /** Whether it ever stood still for long: then others may have taken its attempts for lost. */
    boolean wasSuspended() {
        return suspended;
    }

    long suspendedUntil() {
        return suspendedUntil;
    }

    /** Whether a port call ever failed here. */
    boolean sawFailures() {
        return failures;
    }

    /** A driver gave up here, because a store did not answer for long. */
    void fell() {
        fell = true;
    }

    boolean hasFallen() {
        return fell;
    }

    void crash() {
        world.note(() -> this + " crashes");
        alive = false;
        universe.crashed(this);
    }

    boolean isDelicate() {
        return delicate > 0;
    }

    /** Runs an API call that must not be torn apart by a crash. */
    void delicately(Runnable call) {
        delicate++;
        try {
            call.run();
        } finally {
            delicate--;
        }
    }

    // ---- ports

    /** A port call: it takes time, it may fail with or without effect, and the process may die or stand still around it. */
    <T> T call(String port, boolean mayFail, Supplier<T> operation) {
        world.mix(port.hashCode());
        danger(port);
        world.sleep(world.delay(4, 400));
        boolean lost = mayFail && fails();
        failures |= lost;
        countTries(lost);
        if (lost && world.random.nextBoolean()) {
            world.note(() -> this + " " + port + " fails");
            throw new Unanswered(port);
        }
        T result = operation.get();
        world.note(() -> this + " " + port + " -> " + result);
        world.mix(life);
        danger(port);
        world.sleep(world.delay(4, 400));
        if (lost) {
            world.note(() -> this + " " + port + " is not answered");
            throw new Unanswered(port);
        }
        return result;
    }

    /** A driver that is not answered so often in a row gives up. */
    private void countTries(boolean lost) {
        World.Fiber fiber = world.current();
        fiber.failures = lost ? fiber.failures + 1 : 0;
        fell |= fiber.failures >= STORE_TRIES;
    }

    private boolean fails() {
        if (world.chance(world.weather.outage())) {
            outageUntil = world.now() + world.random.nextInt(8_000);
        }
        return world.now() < outageUntil || world.chance(world.weather.failure());
    }

    private long outageUntil;

    private void danger(String port) {
        if (delicate == 0 && world.chance(world.weather.crash())) {
            world.note(() -> this + " dies at " + port);
            crash();
            world.die();
        }
        if (world.chance(world.weather.suspend())) {
            suspended = true;
            suspendedUntil = world.now() + 1_000 + world.random.nextInt(90_000);
            world.note(() -> this + " stands still for " + (suspendedUntil - world.now()) + " ms");
        }
    }

    /** A store that did not answer; without a stack trace, because there are many. */
    private static final class Unanswered extends StoreException {
        private static final long serialVersionUID = 1L;

        Unanswered(String port) {
            super(port + " was not answered");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    // ---- clock and threads

    @Override
    public Instant instant() {
        world.looked();
        return World.DAWN.plusMillis(world.now() + clockAhead);
    }

    /** The true time at which this process's clock shows that, or first shows more. */
    long trueTime(Instant at) {
        return Duration.between(World.DAWN, at.plusNanos(999_999)).toMillis() - clockAhead;
    }

    @Override
    public void start(String name, Runnable work) {
        world.spawn(this, world.random.nextInt(3), () -> {
            try {
                work.run();
            } catch (StoreException e) {
                // Reported and gone, as the thread's owner says.
                fell();
                world.note(() -> this + " " + name + " died: " + e.getMessage());
            }
        });
    }

    @Override
    public void pause(Duration duration) {
        world.sleep(duration.toMillis());
    }

    @Override
    public Mailbox mailbox() {
        return new SimulatedMailbox();
    }

    private final class SimulatedMailbox implements Mailbox {
        private List<Mail> mail = new ArrayList<>();
        private World.Fiber waiter;
        private boolean closed;

        @Override
        public boolean offer(Mail item) {
            if (closed) {
                return false;
            }
            mail.add(item);
            if (waiter != null) {
                world.wake(waiter);
            }
            return true;
        }

        @Override
        public List<Mail> drain() {
            world.looked();
            List<Mail> taken = mail;
            mail = new ArrayList<>();
            return taken;
        }

        @Override
        public void await(Instant until) {
            long wait = trueTime(until) - world.now();
            if (mail.isEmpty() && wait > 0) {
                waiter = world.current();
                world.sleep(wait);
                waiter = null;
            }
        }

        @Override
        public boolean closeIfEmpty() {
            closed = mail.isEmpty();
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Override
    public String toString() {
        return epoch();
    }
}
