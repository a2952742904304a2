package dev.baton.local;

import dev.baton.engine.encryption.EncryptionContext;
import dev.baton.engine.encryption.KeyService;
import dev.baton.engine.log.KeyRefusedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for the customers' keys where there is no KMS, so that definitions and Terraform modules which name a key run unchanged: one key,
 * derived from the store's secret, wraps all data keys. It keeps data from whoever gets the store without its secret, and asks nobody for
 * permission: any name of a key is one.
 */
final class HeldKeys implements KeyService {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    HeldKeys(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            this.key = new SecretKeySpec(mac.doFinal("keys of customers".getBytes(StandardCharsets.US_ASCII)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public DataKey newDataKey(String kmsKeyId, EncryptionContext context) {
        byte[] clear = new byte[KEY_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(clear);
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(clear);
            byte[] wrapped = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, wrapped, NONCE_BYTES, encrypted.length);
            return new DataKey(clear, wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    @Override
    public byte[] open(byte[] wrapped, EncryptionContext context) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(wrapped, NONCE_BYTES), context)
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw KeyRefusedException.accessDenied(
                    "The data key was not wrapped by the key that this server holds. Was it wrapped by KMS, or is the secret of"
                            + " the store another one?");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, EncryptionContext context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((context.name() + " " + context.arn()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
