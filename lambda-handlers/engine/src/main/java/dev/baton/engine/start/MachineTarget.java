package dev.baton.engine.start;

import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import java.util.Optional;

/**
 * What a machine's ARN names: the machine, and its current revision or one of its versions.
 *
 * @param version when a version was named, or an alias: then the one that it chose
 * @param alias when an alias was named
 * @param mockCase the mock test case that was named
 */
public record MachineTarget(
        RegisteredMachine machine,
        Optional<MachineVersion> version,
        Optional<MachineAlias> alias,
        Optional<String> mockCase) {

    /** Definition, role and so on: the version's, else the current ones. */
    public MachineSettings settings() {
        return version.map(MachineVersion::settings).orElseGet(machine::settings);
    }

    /** The revision's id, unless it is the initial one. */
    public Optional<String> revisionId() {
        return version.isPresent() ? version.get().revisionId() : machine.revisionId();
    }

    /** The ARN of the alias or else version that was named; its executions are listed under it. */
    public Optional<String> qualifiedArn() {
        return alias.map(MachineAlias::arn).or(() -> version.map(MachineVersion::arn));
    }
}
