package dev.baton.engine.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A machine's or an activity's EncryptionConfiguration: kept and shown as it was given. What is stored is encrypted as the store is, whoever's
 * key is named here (docs/feature-support.md).
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
