package dev.baton.engine.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A machine's or an activity's EncryptionConfiguration. What is stored of a machine with a customer's key, and of its executions, is encrypted
 * with data keys which that key wraps: {@link dev.baton.engine.encryption}.
 *
 * @param customerKey absent for AWS_OWNED_KEY
 */
public record EncryptionSettings(Optional<CustomerKey> customerKey) {
    /** What a machine has that was created without one. */
    public static final EncryptionSettings AWS_OWNED = new EncryptionSettings(Optional.empty());

    public EncryptionSettings {
        Objects.requireNonNull(customerKey, "customerKey");
    }

    /**
     * CUSTOMER_MANAGED_KMS_KEY.
     *
     * @param kmsKeyId a key's id, ARN or alias
     * @param reusePeriodSeconds 60 to 900
     */
    public record CustomerKey(String kmsKeyId, int reusePeriodSeconds) {
        public CustomerKey {
            Objects.requireNonNull(kmsKeyId, "kmsKeyId");
        }
    }
}
