package dev.baton.engine.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * What an update of a machine may change, and what a version freezes.
 *
 * @param definition id of the definition, see {@link DefinitionId}
 * @param roleArn the role of executions that start now
 * @param logging LoggingConfiguration
 * @param tracing TracingConfiguration.enabled
 * @param encryption EncryptionConfiguration.type if one was named
 */
public record MachineSettings(
        String definition, String roleArn, LoggingSettings logging, boolean tracing, Optional<String> encryption) {
    public MachineSettings {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(roleArn, "roleArn");
        Objects.requireNonNull(logging, "logging");
        Objects.requireNonNull(encryption, "encryption");
    }

    /** The same with another role: CreateStateMachine's idempotency does not look at the role. */
    public MachineSettings withRole(String other) {
        return new MachineSettings(definition, other, logging, tracing, encryption);
    }
}
