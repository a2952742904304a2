package dev.baton.engine.api;

import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds what a request's machine ARN names. */
public final class MachineLookup {
    private final StateMachines registry;

    public MachineLookup(StateMachines registry) {
        this.registry = registry;
    }

    /**
     * The machine or version of that ARN.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn, StateMachineDoesNotExist
     */
    public MachineTarget find(String arn) {
        MachineArn named = MachineArn.of(arn);
        RegisteredMachine machine =
                registry.machine(named.machine()).orElseThrow(() -> ApiErrors.noSuchMachine(named.given()));
        Optional<MachineVersion> version = named.qualifier().isEmpty() ? Optional.empty() : Optional.of(version(named));
        return new MachineTarget(machine, version, named.mockCase());
    }

    /**
     * The same, of which executions may start.
     *
     * @throws dev.baton.engine.api.wire.ApiException also StateMachineDeleting
     */
    public MachineTarget findActive(String arn) {
        MachineTarget target = find(arn);
        if (target.machine().status() == RegisteredMachine.Status.DELETING) {
            throw ApiErrors.machineDeleting(arn);
        }
        return target;
    }

    private MachineVersion version(MachineArn named) {
        OptionalInt number = named.version();
        return number.stream()
                .boxed()
                .flatMap(n -> registry.version(named.machine(), n).stream())
                .findFirst()
                .orElseThrow(() -> ApiErrors.noSuchMachine(named.given()));
    }
}
