package dev.baton.engine.encryption;

import dev.baton.engine.log.KeyRefusedException;

/**
 * The port of what keeps the customers' keys. May be called from any number of threads. Both methods throw {@link
 * KeyRefusedException}, {@link dev.baton.engine.log.KeyThrottledException}, and {@link dev.baton.engine.log.StoreException} when it
 * did not answer.
 */
public interface KeyService {

    /** Has no keys. */
    KeyService NONE = new KeyService() {
        @Override
        public DataKey newDataKey(String kmsKeyId, EncryptionContext context) {
            throw KeyRefusedException.noKeyService();
        }

        @Override
        public byte[] open(byte[] wrapped, EncryptionContext context) {
            throw KeyRefusedException.noKeyService();
        }
    };

    /**
     * A new data key of 256 bits.
     *
     * @param kmsKeyId a key's id, ARN or alias
     */
    DataKey newDataKey(String kmsKeyId, EncryptionContext context);

    /** The data key itself. Which key wrapped it, also before a rotation, stands in what it is wrapped in. */
    byte[] open(byte[] wrapped, EncryptionContext context);

    /**
     * A data key.
     *
     * @param clear 32 bytes; never stored
     * @param wrapped by the customer's key; stored with what it encrypts
     */
    record DataKey(byte[] clear, byte[] wrapped) {
        private static final int BYTES = 32;

        public DataKey {
            if (clear.length != BYTES) {
                throw new IllegalArgumentException("a data key of " + clear.length + " bytes");
            }
        }
    }
}
