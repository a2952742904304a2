package dev.baton.engine.token;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Task tokens as workers see them: opaque texts that name an attempt and are sealed with a secret, because whoever holds one
 * may complete the task. The same attempt always has the same token, as long as the secret stays. Thread-safe.
 */
public final class TaskTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 32;
    private static final int FIXED_BYTES = 1 + 3 * Long.BYTES;
    private static final byte VERSION = 1;

    /** As the API's shape TaskToken has it. */
    private static final int MAX_LENGTH = 2048;

    private final List<SecretKeySpec> secrets;

    /** @param secret at least 16 random bytes, the same in every process that serves the same executions */
    public TaskTokens(byte[] secret) {
        this(List.of(secret));
    }

    /**
     * So that a secret can be changed while tokens are out: the first seals, and each opens what it sealed.
     *
     * @param secrets one at least, of at least 16 random bytes each
     */
    public TaskTokens(List<byte[]> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("there is no secret");
        }
        this.secrets = secrets.stream().map(TaskTokens::key).toList();
    }

    private static SecretKeySpec key(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes can be guessed");
        }
        return new SecretKeySpec(secret, ALGORITHM);
    }

    /** The token of that attempt. */
    public String seal(TokenKey key) {
        byte[] arn = key.execution().executionArn().getBytes(StandardCharsets.UTF_8);
        Incarnation incarnation = key.execution().incarnation();
        ByteBuffer token = ByteBuffer.allocate(FIXED_BYTES + arn.length + SEAL_BYTES)
                .put(VERSION)
                .putLong(key.attempt())
                .putLong(incarnation.high())
                .putLong(incarnation.low())
                .put(arn);
        token.put(sign(secrets.getFirst(), token.array(), token.position()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** The attempt that a token names; empty when it is not one of ours. */
    public Optional<TokenKey> open(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int length = bytes.length - SEAL_BYTES;
        if (length <= FIXED_BYTES || bytes[0] != VERSION) {
            return Optional.empty();
        }
        byte[] seal = Arrays.copyOfRange(bytes, length, bytes.length);
        boolean ours = secrets.stream().anyMatch(secret -> MessageDigest.isEqual(seal, sign(secret, bytes, length)));
        return ours ? Optional.of(read(bytes, length)) : Optional.empty();
    }

    private static TokenKey read(byte[] bytes, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, length - 1);
        long attempt = in.getLong();
        Incarnation incarnation = new Incarnation(in.getLong(), in.getLong());
        String arn = new String(bytes, in.position(), in.remaining(), StandardCharsets.UTF_8);
        return new TokenKey(new ExecutionKey(arn, incarnation), attempt);
    }

    private static byte[] sign(SecretKeySpec secret, byte[] bytes, int length) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(bytes, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
