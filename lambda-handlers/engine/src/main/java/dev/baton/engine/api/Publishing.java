package dev.baton.engine.api;

import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.RegistryChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The publication of a machine's current revision.
 *
 * @param machine the machine afterwards; its stamp is the one it came with
 * @param version the arn of the version that holds the revision
 * @param changes to be written with the machine; none when the revision was published before
 */
record Publishing(RegisteredMachine machine, String version, List<RegistryChange> changes) {

    /** Publishes; the same revision twice is the same version (recording {@code sfn_api_versioning/test_publish_state_machine_version}). */
    static Publishing of(RegisteredMachine machine, Optional<String> description, Instant now) {
        if (machine.publishedVersion().isPresent()) {
            String known = machine.arn() + ":" + machine.publishedVersion().getAsInt();
            return new Publishing(machine, known, List.of());
        }
        RegisteredMachine published = machine.publishing();
        MachineVersion version = new MachineVersion(
                machine.arn(), published.lastVersion(), machine.revisionId(), machine.settings(), description, now);
        return new Publishing(published, version.arn(), List.of(new RegistryChange.PublishVersion(version)));
    }
}
