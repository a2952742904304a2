package dev.baton.engine.driver;

import java.time.Duration;

/**
 * Where drivers run and wait. Production uses virtual threads; the simulation puts its own scheduler here, so that one seed
 * is one world.
 */
public interface Threads {

    /** Runs that beside its caller. What it throws is reported and ends it alone. */
    void start(String name, Runnable work);

    /** Waits. */
    void pause(Duration duration);

    /** A new, empty mailbox. */
    Mailbox mailbox();
}
