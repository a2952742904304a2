package dev.baton.integrations.sdk.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A document that is read when it is first asked for. */
final class Lazy implements Supplier<JsonNode> {
    private final Supplier<JsonNode> reading;
    private final Lock lock = new ReentrantLock();
    private volatile @Nullable JsonNode value;

    Lazy(Supplier<JsonNode> reading) {
        this.reading = reading;
    }

    @Override
    public JsonNode get() {
        JsonNode known = value;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            JsonNode standing = value;
            if (standing == null) {
                standing = reading.get();
                value = standing;
            }
            return standing;
        } finally {
            lock.unlock();
        }
    }
}
