package dev.baton.engine.encryption;

import java.util.Objects;

/**
 * What a data key is for. KMS binds each key to it and shows it in its records, and key policies may ask for it (AWS Step Functions
 * Developer Guide, "Data at rest encryption", encryption context).
 *
 * @param name {@code aws:states:stateMachineArn} or {@code aws:states:activityArn}
 * @param arn of the machine, without version and alias, or of the activity
 */
public record EncryptionContext(String name, String arn) {
    public EncryptionContext {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arn, "arn");
    }

    /** Of a machine or of an activity. */
    public static EncryptionContext of(String arn) {
        return new EncryptionContext(
                arn.contains(":activity:") ? "aws:states:activityArn" : "aws:states:stateMachineArn", arn);
    }
}
