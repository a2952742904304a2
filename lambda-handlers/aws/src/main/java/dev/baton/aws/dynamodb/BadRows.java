package dev.baton.aws.dynamodb;

import dev.baton.engine.log.ThrottledException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Items that cannot be read, because they are damaged or a newer version wrote them. One of them must not stop a loop over many: it is
 * left out, told and counted. Thread-safe.
 */
public final class BadRows {
    private static final Logger LOG = LoggerFactory.getLogger(BadRows.class);
    private final AtomicInteger count = new AtomicInteger();

    /**
     * What reading gives; empty when it fails.
     *
     * @param key of the item, for people
     */
    <T> Optional<T> readable(@Nullable String key, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ThrottledException e) {
            throw e;
        } catch (RuntimeException e) {
            count.incrementAndGet();
            LOG.error("The item {} cannot be read and is left out", key, e);
            return Optional.empty();
        }
    }

    /** How many there were since this was asked last. */
    public int count() {
        return count.getAndSet(0);
    }
}
