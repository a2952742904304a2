package dev.baton.engine.simulation;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.loop.Driver;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.wakeup.WakeUp;
import dev.baton.engine.wakeup.WakeUps;
import java.time.Duration;
import java.time.Instant;

/**
 * A queue as SQS is one: at least once, in no order, delays that are sometimes too short. A message is there until a driver is
 * done with it; a driver that overruns its deadline is killed with its process.
 */
final class DurableQueue {
    private final Universe universe;
    private final World world;

    DurableQueue(Universe universe) {
        this.universe = universe;
        this.world = universe.world;
    }

    private static final class Message {
        final WakeUp wakeUp;
        boolean done;
        /** Until when it is hidden; what was planned before a later plan does not count. */
        int plan;

        Message(WakeUp wakeUp) {
            this.wakeUp = wakeUp;
        }
    }

    WakeUps of(SimulatedProcess process) {
        return (wakeUp, notBefore) -> process.call(
                "queue.send " + wakeUp.reason() + " " + universe.name(wakeUp.key()),
                true,
                () -> send(process, wakeUp, notBefore));
    }

    private Instant send(SimulatedProcess process, WakeUp wakeUp, Instant notBefore) {
        if (world.chance(world.weather.drop())) {
            world.note(() -> "dropped: " + wakeUp.reason());
            return notBefore;
        }
        int copies = world.chance(world.weather.duplicate()) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            long delay =
                    Math.max(0, Duration.between(process.instant(), notBefore).toMillis());
            // Some timers come early: a bucket was rounded, a clock was wrong.
            boolean early = delay > 0 && world.chance(8);
            long at = early ? Math.max(0, delay - world.random.nextInt(20_000)) : delay + world.delay(1000, 20_000);
            Message message = new Message(wakeUp);
            world.after(at, () -> deliver(message));
        }
        return notBefore;
    }

    private void deliver(Message message) {
        if (message.done) {
            return;
        }
        universe.anybody().ifPresentOrElse(process -> handle(process, message), () -> again(message, 1000));
    }

    private void again(Message message, long delay) {
        int plan = ++message.plan;
        world.after(delay, () -> {
            if (message.plan == plan) {
                deliver(message);
            }
        });
    }

    private void handle(SimulatedProcess process, Message message) {
        boolean longLane = message.wakeUp.reason().lane() == WakeUp.Lane.LONG || world.chance(3);
        long millis = longLane ? 900_000 : 20_000 + world.random.nextInt(100_000);
        Deadline deadline = new Deadline(process.instant().plusMillis(millis), longLane);
        World.Fiber handler = world.spawn(process, 0, () -> drive(process, message, deadline));
        world.after(millis, () -> kill(process, handler));
        // What was not handled by then is visible again, whether its handler is dead or only slow.
        again(message, 15_000 + world.random.nextInt(60_000));
    }

    private void drive(SimulatedProcess process, Message message, Deadline deadline) {
        try {
            world.note(() -> process + " gets " + message.wakeUp.reason() + " " + universe.name(message.wakeUp.key()));
            Driver.Outcome outcome = process.driver().drive(message.wakeUp, deadline);
            switch (outcome) {
                case DONE -> message.done = true;
                case BUSY, NOT_YET -> again(message, 1000);
            }
            world.note(() -> process + " is " + outcome + " with " + message.wakeUp.reason());
        } catch (StoreException e) {
            world.note(() -> process + " fell over " + e.getMessage());
            process.fell();
            again(message, 2000);
        }
    }

    private void kill(SimulatedProcess process, World.Fiber handler) {
        if (!process.isAlive() || handler.ended) {
            return;
        }
        if (!process.wasSuspended() && !process.sawFailures()) {
            throw new Violation(Law.DEADLINE_IS_KEPT, process + " overran its deadline");
        }
        if (process.isDelicate()) {
            // Only a client's call keeps it alive here: what its drivers hear from now on nobody would have heard.
            process.fell();
            world.after(1000, () -> kill(process, handler));
            return;
        }
        world.note(() -> process + " overran its deadline");
        process.crash();
    }
}
