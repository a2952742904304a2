package dev.baton.engine.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Page tokens: where the next page begins, sealed. A token is good for 24 hours and for the query that it came from; anything
 * else is an InvalidToken.
 */
public final class PageTokens {
    private static final Duration VALIDITY = Duration.ofHours(24);
    private static final int SEAL_BYTES = 16;

    private final List<SecretKeySpec> keys;
    private final InstantSource clock;

    /**
     * @param key at least 16 secret bytes, the same in all processes that serve the API
     */
    public PageTokens(byte[] key, InstantSource clock) {
        this(List.of(key), clock);
    }

    /**
     * @param keys one at least; the first seals, and each opens what it sealed
     */
    public PageTokens(List<byte[]> keys, InstantSource clock) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        this.keys =
                keys.stream().map(key -> new SecretKeySpec(key, "HmacSHA256")).toList();
        this.clock = clock;
    }

    /**
     * @param query the action and all arguments that must stay the same
     */
    public String seal(String query, String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(Long.BYTES + text.length);
        content.putLong(clock.instant().plus(VALIDITY).getEpochSecond()).put(text);
        byte[] seal = sealOf(keys.getFirst(), query, content.array());
        byte[] token = Arrays.copyOf(seal, SEAL_BYTES + content.capacity());
        content.flip();
        content.get(token, SEAL_BYTES, content.remaining());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The position in a token, if one was given.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidToken
     */
    public Optional<String> open(String query, @Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        byte[] bytes = decode(token);
        if (bytes.length < SEAL_BYTES + Long.BYTES) {
            throw ApiErrors.invalidToken();
        }
        byte[] content = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
        byte[] seal = Arrays.copyOf(bytes, SEAL_BYTES);
        Instant end = Instant.ofEpochSecond(Math.clamp(ByteBuffer.wrap(content).getLong(), 0, 1L << 40));
        if (keys.stream().noneMatch(key -> MessageDigest.isEqual(seal, sealOf(key, query, content)))
                || clock.instant().isAfter(end)) {
            throw ApiErrors.invalidToken();
        }
        return Optional.of(new String(content, Long.BYTES, content.length - Long.BYTES, StandardCharsets.UTF_8));
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw ApiErrors.invalidToken();
        }
    }

    private static byte[] sealOf(SecretKeySpec key, String query, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(query.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
