package dev.baton.engine.driver.thread;

import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drivers on virtual threads. */
public final class VirtualThreads implements Threads {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualThreads.class);

    private final InstantSource clock;

    public VirtualThreads(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void start(String name, Runnable work) {
        Thread.ofVirtual()
                .name(name)
                .uncaughtExceptionHandler((thread, e) -> LOG.error("{} died", thread.getName(), e))
                .start(work);
    }

    @Override
    public void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the driver was told to end");
        }
    }

    @Override
    public Mailbox mailbox() {
        return new BlockingMailbox(clock);
    }
}
