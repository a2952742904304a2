package dev.baton.engine.encryption;

import dev.baton.engine.log.KeyRefusedException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys in memory: what is wrapped is a number in a drawer. */
public final class FakeKeys implements KeyService {
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Drawer> drawers = new ConcurrentHashMap<>();
    public final AtomicInteger generated = new AtomicInteger();
    public final AtomicInteger opened = new AtomicInteger();
    public volatile Optional<KeyRefusedException> refusal = Optional.empty();

    private record Drawer(byte[] clear, EncryptionContext context) {}

    @Override
    public DataKey newDataKey(String kmsKeyId, EncryptionContext context) {
        refuse();
        generated.incrementAndGet();
        byte[] clear = new byte[32];
        byte[] wrapped = new byte[16];
        random.nextBytes(clear);
        random.nextBytes(wrapped);
        drawers.put(Base64.getEncoder().encodeToString(wrapped), new Drawer(clear, context));
        return new DataKey(clear, wrapped);
    }

    @Override
    public byte[] open(byte[] wrapped, EncryptionContext context) {
        refuse();
        opened.incrementAndGet();
        return Optional.ofNullable(drawers.get(Base64.getEncoder().encodeToString(wrapped)))
                .filter(drawer -> drawer.context().equals(context))
                .map(Drawer::clear)
                .orElseThrow(() -> KeyRefusedException.accessDenied("no such drawer"));
    }

    private void refuse() {
        refusal.ifPresent(why -> {
            throw why;
        });
    }
}
