package dev.baton.engine.encryption;

import dev.baton.engine.registry.DefinitionId;
import dev.baton.engine.registry.EncryptionSettings;
import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.MachinePage;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.RegistryChange;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.registry.VersionPage;
import java.util.List;
import java.util.Optional;

/** A registry whose definitions are stored under the customer's key where their machine names one. */
public final class SealedStateMachines implements StateMachines {
    private final StateMachines registry;
    private final Seals seals;

    public SealedStateMachines(StateMachines registry, Seals seals) {
        this.registry = registry;
        this.seals = seals;
    }

    @Override
    public void saveDefinition(String text, String stateMachineArn, EncryptionSettings encryption) {
        String id = DefinitionId.of(text, stateMachineArn, encryption);
        registry.saveDefinition(
                id,
                encryption
                        .customerKey()
                        .map(key -> seals.definition(id, text, stateMachineArn, key))
                        .orElse(text));
    }

    @Override
    public void saveDefinition(String id, String text) {
        if (DefinitionId.isSealed(id)) {
            throw new IllegalArgumentException("a definition under a key is saved with its machine's encryption");
        }
        registry.saveDefinition(id, text);
    }

    @Override
    public Optional<String> definition(String id) {
        return DefinitionId.isSealed(id) ? seals.definition(id) : registry.definition(id);
    }

    @Override
    public String saveDefinitionBeside(String definitionId, String text) {
        if (!DefinitionId.isSealed(definitionId)) {
            return StateMachines.super.saveDefinitionBeside(definitionId, text);
        }
        SealedDefinition standing = seals.of(definitionId);
        EncryptionSettings encryption = new EncryptionSettings(Optional.of(standing.key()));
        saveDefinition(text, standing.stateMachineArn(), encryption);
        return DefinitionId.of(text, standing.stateMachineArn(), encryption);
    }

    @Override
    public Optional<RegisteredMachine> create(RegisteredMachine machine, List<RegistryChange> changes) {
        return registry.create(machine, changes);
    }

    @Override
    public Optional<RegisteredMachine> machine(String arn) {
        return registry.machine(arn);
    }

    @Override
    public boolean replace(RegisteredMachine next, List<RegistryChange> changes) {
        return registry.replace(next, changes);
    }

    @Override
    public void remove(String arn) {
        registry.remove(arn);
    }

    @Override
    public MachinePage machines(int limit, Optional<String> after) {
        return registry.machines(limit, after);
    }

    @Override
    public Optional<MachineVersion> version(String stateMachineArn, int number) {
        return registry.version(stateMachineArn, number);
    }

    @Override
    public VersionPage versions(String stateMachineArn, int limit, Optional<String> after) {
        return registry.versions(stateMachineArn, limit, after);
    }

    @Override
    public Optional<MachineAlias> alias(String stateMachineArn, String name) {
        return registry.alias(stateMachineArn, name);
    }

    @Override
    public List<MachineAlias> aliases(String stateMachineArn) {
        return registry.aliases(stateMachineArn);
    }
}
