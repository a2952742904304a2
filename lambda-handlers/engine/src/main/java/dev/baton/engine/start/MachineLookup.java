package dev.baton.engine.start;

import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.Routing;
import dev.baton.engine.registry.StateMachines;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Finds what a request's machine ARN names. */
public final class MachineLookup {
    private final StateMachines registry;
    private final Routing routing;

    public MachineLookup(StateMachines registry) {
        this.registry = registry;
        this.routing = new Routing(registry);
    }

    /**
     * The machine or version of that ARN; of an alias, the version with the greater weight.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn, StateMachineDoesNotExist
     */
    public MachineTarget find(String arn) {
        return find(arn, routing::mainRoute);
    }

    /**
     * The same, of which executions may start; of an alias, the version that this start gets.
     *
     * @param draw gives random bits; asked only when there is something to choose
     * @throws dev.baton.engine.api.wire.ApiException also StateMachineDeleting, and ValidationException for the label of a Map
     */
    public MachineTarget findActive(String arn, LongSupplier draw) {
        MachineArn.of(arn).refuseLabelled();
        MachineTarget target = find(arn, (machine, alias) -> routing.route(machine, alias, draw));
        if (target.machine().status() == RegisteredMachine.Status.DELETING) {
            throw StartErrors.machineDeleting(arn);
        }
        return target;
    }

    /** Whether the machine of that ARN stands and is not being deleted. */
    boolean isActive(String machineArn) {
        return registry.machine(machineArn)
                .filter(machine -> machine.status() == RegisteredMachine.Status.ACTIVE)
                .isPresent();
    }

    private interface Choice {
        Optional<Routing.Route> of(RegisteredMachine machine, String alias);
    }

    private MachineTarget find(String arn, Choice choice) {
        MachineArn named = MachineArn.of(arn);
        RegisteredMachine machine =
                registry.machine(named.machine()).orElseThrow(() -> StartErrors.noSuchMachine(named.given()));
        if (named.qualifier().isEmpty()) {
            return new MachineTarget(machine, Optional.empty(), Optional.empty(), named.mockCase());
        }
        Optional<MachineTarget> target = named.version().isPresent()
                ? registry.version(named.machine(), named.version().getAsInt())
                        .map(version ->
                                new MachineTarget(machine, Optional.of(version), Optional.empty(), named.mockCase()))
                : choice.of(machine, named.qualifier().get())
                        .map(route -> new MachineTarget(
                                machine, Optional.of(route.version()), Optional.of(route.alias()), named.mockCase()));
        return target.orElseThrow(() -> StartErrors.noSuchMachine(named.given()));
    }
}
