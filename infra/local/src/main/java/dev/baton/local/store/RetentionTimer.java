package dev.baton.local.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the retention's sweep each minute, in a thread of its own. */
final class RetentionTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionTimer.class);

    private final RetentionSweep sweep;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("baton-store-retention").daemon().factory());

    RetentionTimer(RetentionSweep sweep) {
        this.sweep = sweep;
        // What the sweep throws is logged where it is run.
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            int removed = sweep.run();
            if (removed > 0) {
                LOG.info("{} finished executions were removed after their retention", removed);
            }
        } catch (RuntimeException e) {
            // The next run finds the same ones again.
            if (!timer.isShutdown()) {
                LOG.warn("finished executions could not be removed", e);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
