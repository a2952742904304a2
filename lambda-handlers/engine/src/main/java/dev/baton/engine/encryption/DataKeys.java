package dev.baton.engine.encryption;

import dev.baton.engine.encryption.KeyService.DataKey;
import dev.baton.engine.registry.EncryptionSettings.CustomerKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Data keys, each remembered for its reuse period and no longer: after that, the key service is asked again whether it may still be
 * used. Thread-safe; who needs the same key at the same time asks once.
 */
final class DataKeys {
    private static final int MOST = 10_000;

    private final KeyService service;
    private final InstantSource clock;
    private final ConcurrentMap<Use, Slot> sealing = new ConcurrentHashMap<>();
    private final ConcurrentMap<ByteBuffer, Slot> opening = new ConcurrentHashMap<>();

    DataKeys(KeyService service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    private record Use(CustomerKey key, EncryptionContext context) {}

    /** A key that is remembered, and the lock of whoever asks for it anew. */
    private static final class Slot {
        final ReentrantLock lock = new ReentrantLock();
        volatile @Nullable Remembered remembered;
    }

    private record Remembered(DataKey key, Instant until) {}

    /** The key with which to encrypt now. */
    DataKey forSealing(CustomerKey key, EncryptionContext context) {
        Slot slot = slot(sealing, new Use(key, context));
        return get(slot, key.reusePeriodSeconds(), () -> {
            DataKey fresh = service.newDataKey(key.kmsKeyId(), context);
            Slot known = slot(opening, ByteBuffer.wrap(fresh.wrapped()));
            known.remembered = new Remembered(fresh, until(key.reusePeriodSeconds()));
            return fresh;
        });
    }

    /** The key that was wrapped so. */
    DataKey forOpening(byte[] wrapped, EncryptionContext context, int reusePeriodSeconds) {
        Slot slot = slot(opening, ByteBuffer.wrap(wrapped));
        return get(slot, reusePeriodSeconds, () -> new DataKey(service.open(wrapped, context), wrapped));
    }

    private DataKey get(Slot slot, int reusePeriodSeconds, Supplier<DataKey> ask) {
        Remembered known = slot.remembered;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.key();
        }
        slot.lock.lock();
        try {
            known = slot.remembered;
            if (known == null || !clock.instant().isBefore(known.until())) {
                known = new Remembered(ask.get(), until(reusePeriodSeconds));
                slot.remembered = known;
            }
            return known.key();
        } finally {
            slot.lock.unlock();
        }
    }

    private Instant until(int reusePeriodSeconds) {
        return clock.instant().plus(Duration.ofSeconds(reusePeriodSeconds));
    }

    private <K> Slot slot(ConcurrentMap<K, Slot> slots, K key) {
        Slot known = slots.get(key);
        if (known != null) {
            return known;
        }
        if (slots.size() >= MOST) {
            Instant now = clock.instant();
            slots.values().removeIf(slot -> {
                Remembered held = slot.remembered;
                return held == null || !now.isBefore(held.until());
            });
        }
        return slots.computeIfAbsent(key, same -> new Slot());
    }
}
