package dev.baton.engine.registry;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A published revision of a machine, which never changes.
 *
 * @param stateMachineArn of the machine
 * @param number from 1
 * @param revisionId of the revision it froze; empty for the initial one
 * @param settings as they were
 * @param description the version's description
 */
public record MachineVersion(
        String stateMachineArn,
        int number,
        Optional<String> revisionId,
        MachineSettings settings,
        Optional<String> description,
        Instant creationDate) {
    public MachineVersion {
        Objects.requireNonNull(stateMachineArn, "stateMachineArn");
        Objects.requireNonNull(revisionId, "revisionId");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(creationDate, "creationDate");
        if (number < 1) {
            throw new IllegalArgumentException("version " + number);
        }
    }

    /** {@code arn:aws:states:R:A:stateMachine:NAME:NUMBER}. */
    public String arn() {
        return stateMachineArn + ":" + number;
    }
}
