package dev.baton.engine.encryption;

import dev.baton.engine.encryption.KeyService.DataKey;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.record.RecordSink;
import dev.baton.engine.log.record.RecordSource;
import dev.baton.engine.registry.EncryptionSettings.CustomerKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes as they are stored under a customer's key:
 *
 * <pre>
 * mark              one byte, {@link #MARK}: higher than any version of an entry's form, so that programs that know no
 *                   envelopes refuse it as something newer
 * form              one byte
 * ARN               of the machine or activity, the value of the encryption context
 * reuse period      seconds
 * wrapped key       the data key, encrypted by the customer's key
 * nonce             12 bytes, HMAC-SHA-256 of the place and what is encrypted
 * encrypted         AES-256-GCM, with its tag of 16 bytes; it authenticates all before it, and the place where it lies
 * </pre>
 *
 * <p>Two things that were exchanged in the store, or put under another execution, so do not open.
 */
final class Envelope {
    static final int MARK = 0xE5;
    private static final int FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MOST_KEY_BYTES = 6144;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";

    private final DataKeys keys;

    Envelope(DataKeys keys) {
        this.keys = keys;
    }

    /** Whether these bytes are in an envelope. */
    static boolean isSealed(byte[] bytes) {
        return bytes.length > 0 && (bytes[0] & 0xFF) == MARK;
    }

    /**
     * Encrypts.
     *
     * @param place where it will lie
     */
    byte[] seal(byte[] clear, CustomerKey key, EncryptionContext context, String place) {
        DataKey dataKey = keys.forSealing(key, context);
        byte[] nonce = nonce(dataKey, clear, place);
        byte[] header = new RecordSink()
                .octet(MARK)
                .octet(FORM)
                .text(context.arn())
                .varint(key.reusePeriodSeconds())
                .varint(dataKey.wrapped().length)
                .raw(dataKey.wrapped())
                .raw(nonce)
                .toBytes();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, dataKey, nonce, header, header.length, place);
            byte[] sealed = Arrays.copyOf(header, header.length + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, sealed, header.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    /**
     * The same for the same bytes in the same place, so that a write which is repeated is the same write, as the stores' ports ask; for
     * others another one, as the cipher asks.
     */
    private static byte[] nonce(DataKey key, byte[] clear, String place) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.clear(), MAC));
            mac.init(new SecretKeySpec(mac.doFinal("nonces".getBytes(StandardCharsets.US_ASCII)), MAC));
            byte[] where = place.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(where.length).flip());
            mac.update(where);
            return Arrays.copyOf(mac.doFinal(clear), NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    private record Header(
            EncryptionContext context, int reusePeriodSeconds, byte[] wrapped, byte[] nonce, int length) {}

    /**
     * Decrypts.
     *
     * @throws StoreException when it is not what was put there
     */
    byte[] open(byte[] sealed, String place) {
        Header header = RecordSource.read(sealed, "an envelope", Envelope::header);
        DataKey key = keys.forOpening(header.wrapped(), header.context(), header.reusePeriodSeconds());
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, header.nonce(), sealed, header.length(), place);
            return cipher.doFinal(sealed, header.length(), sealed.length - header.length());
        } catch (GeneralSecurityException e) {
            throw new StoreException("what lies encrypted at " + place + " is not what was put there", e);
        }
    }

    private static Header header(RecordSource source) {
        int mark = source.octet() & 0xFF;
        int form = source.octet();
        if (mark != MARK || form != FORM) {
            throw new StoreException("an envelope has the form " + form + ", this version of Baton knows form " + FORM);
        }
        EncryptionContext context = EncryptionContext.of(source.text());
        int reuse = source.size();
        int keyLength = source.size();
        if (keyLength > MOST_KEY_BYTES) {
            throw new IllegalArgumentException("a wrapped key of " + keyLength + " bytes");
        }
        byte[] wrapped = source.raw(keyLength);
        return new Header(context, reuse, wrapped, source.raw(NONCE_BYTES), source.position());
    }

    private static Cipher cipher(int mode, DataKey key, byte[] nonce, byte[] header, int length, String place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key.clear(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.wrap(header, 0, length));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
