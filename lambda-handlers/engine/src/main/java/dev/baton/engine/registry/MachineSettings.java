package dev.baton.engine.registry;

import java.util.Objects;

/**
 * What an update of a machine may change, and what a version freezes.
 *
 * @param definition id of the definition, see {@link DefinitionId}
 * @param roleArn the role of executions that start now
 * @param logging LoggingConfiguration
 * @param tracing TracingConfiguration.enabled
 * @param encryption EncryptionConfiguration
 */
public record MachineSettings(
        String definition, String roleArn, LoggingSettings logging, boolean tracing, EncryptionSettings encryption) {
    public MachineSettings {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(roleArn, "roleArn");
        Objects.requireNonNull(logging, "logging");
        Objects.requireNonNull(encryption, "encryption");
    }

    /** Settings without a key of the customer's. */
    public MachineSettings(String definition, String roleArn, LoggingSettings logging, boolean tracing) {
        this(definition, roleArn, logging, tracing, EncryptionSettings.AWS_OWNED);
    }

    /** The same with another role: CreateStateMachine's idempotency does not look at the role. */
    public MachineSettings withRole(String other) {
        return new MachineSettings(definition, other, logging, tracing, encryption);
    }
}
