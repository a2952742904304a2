package dev.baton.engine.registry;

import java.util.List;
import java.util.Optional;

/**
 * A page of a machine's versions.
 *
 * @param versions highest number first
 * @param next where the next page begins, opaque; empty after the last
 */
public record VersionPage(List<MachineVersion> versions, Optional<String> next) {
    public VersionPage {
        versions = List.copyOf(versions);
    }
}
