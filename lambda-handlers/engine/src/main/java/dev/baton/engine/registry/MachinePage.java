package dev.baton.engine.registry;

import java.util.List;
import java.util.Optional;

/**
 * A page of machines.
 *
 * @param machines in the order of their creation
 * @param next where the next page begins, opaque; empty after the last
 */
public record MachinePage(List<RegisteredMachine> machines, Optional<String> next) {
    public MachinePage {
        machines = List.copyOf(machines);
    }
}
