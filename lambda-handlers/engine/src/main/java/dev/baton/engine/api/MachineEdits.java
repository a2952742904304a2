package dev.baton.engine.api;

import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.RegistryChange;
import dev.baton.engine.registry.StateMachines;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes machines: reads one, decides, and writes it if nobody else did meanwhile. */
final class MachineEdits {
    private static final int TRIES = 20;

    private final StateMachines registry;

    MachineEdits(StateMachines registry) {
        this.registry = registry;
    }

    /**
     * What to write.
     *
     * @param next empty when nothing is to be written
     * @param changes written with it
     * @param result what the caller wants to know
     */
    record Edit<T>(Optional<RegisteredMachine> next, List<RegistryChange> changes, T result) {
        static <T> Edit<T> none(T result) {
            return new Edit<>(Optional.empty(), List.of(), result);
        }

        static <T> Edit<T> of(RegisteredMachine next, List<RegistryChange> changes, T result) {
            return new Edit<>(Optional.of(next), changes, result);
        }
    }

    /**
     * Edits a machine.
     *
     * @param decide may be asked several times
     * @return the edit's result; empty when there is no such machine
     * @throws dev.baton.engine.api.wire.ApiException ConflictException when others keep changing it
     */
    <T> Optional<T> edit(String arn, Function<RegisteredMachine, Edit<T>> decide) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<RegisteredMachine> standing = registry.machine(arn);
            if (standing.isEmpty()) {
                return Optional.empty();
            }
            Edit<T> edit = decide.apply(standing.get());
            if (edit.next().isEmpty() || registry.replace(edit.next().get(), edit.changes())) {
                return Optional.of(edit.result());
            }
        }
        throw ApiErrors.conflict("The state machine is being changed by other requests: '" + arn + "'");
    }
}
