package dev.baton.functions;

import dev.baton.engine.status.BatchedStatusEvents;
import dev.baton.engine.status.StatusBus;
import dev.baton.engine.status.StatusEvents;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of executions' statuses in this function, invocation by invocation. */
final class FunctionStatusEvents {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionStatusEvents.class);
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(10);

    private final AtomicReference<@Nullable BatchedStatusEvents> events =
            new AtomicReference<@Nullable BatchedStatusEvents>();

    /** Begins, with each engine of this process. */
    StatusEvents open(StatusBus bus) {
        BatchedStatusEvents opened = new BatchedStatusEvents(bus);
        BatchedStatusEvents before = events.getAndSet(opened);
        if (before != null) {
            before.close();
        }
        return opened;
    }

    /** Waits until all that was offered was put: after an answer a function's threads stand still. */
    void flush() {
        BatchedStatusEvents open = events.get();
        try {
            if (open != null && !open.flush(LONGEST_FLUSH)) {
                LOG.warn("Events of executions that run were not put within {}", LONGEST_FLUSH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
