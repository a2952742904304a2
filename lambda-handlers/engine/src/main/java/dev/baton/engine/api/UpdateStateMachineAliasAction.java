package dev.baton.engine.api;

import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.RegistryChange;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.StartErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasResponse;

/** UpdateStateMachineAlias: another description, another routing, or both. The next start goes the new way. */
final class UpdateStateMachineAliasAction implements Action<UpdateStateMachineAliasRequest> {
    private final StateMachines registry;
    private final MachineEdits edits;
    private final InstantSource clock;

    UpdateStateMachineAliasAction(StateMachines registry, InstantSource clock) {
        this.registry = registry;
        this.edits = new MachineEdits(registry);
        this.clock = clock;
    }

    @Override
    public Answer perform(UpdateStateMachineAliasRequest request) {
        AliasArn arn = AliasArn.of(request.stateMachineAliasArn());
        Optional<AliasRoutes> routing = routing(request);
        if (routing.isEmpty() && request.description() == null) {
            throw new ApiException(
                    400,
                    "ValidationException",
                    "Either the description or the routing configuration must be specified",
                    Map.of("reason", "MISSING_REQUIRED_PARAMETER"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        MachineAlias updated = edits.edit(
                        arn.machine(),
                        machine -> update(machine, arn, Optional.ofNullable(request.description()), routing, now))
                .orElseThrow(ApiErrors::noReferencedResource);
        return new Answer.Shape(UpdateStateMachineAliasResponse.builder()
                .updateDate(updated.updateDate())
                .build());
    }

    private static Optional<AliasRoutes> routing(UpdateStateMachineAliasRequest request) {
        return request.routingConfiguration() instanceof SdkAutoConstructList
                ? Optional.empty()
                : Optional.of(AliasRoutes.of(request.routingConfiguration()));
    }

    private Edit<MachineAlias> update(
            RegisteredMachine machine,
            AliasArn arn,
            Optional<String> description,
            Optional<AliasRoutes> routing,
            Instant now) {
        if (machine.status() == RegisteredMachine.Status.DELETING) {
            throw StartErrors.machineDeleting(machine.arn());
        }
        MachineAlias standing = registry.alias(machine.arn(), arn.name()).orElseThrow(ApiErrors::noReferencedResource);
        routing.ifPresent(wanted -> check(wanted, machine));
        MachineAlias next = new MachineAlias(
                machine.arn(),
                standing.name(),
                description.or(standing::description),
                routing.map(AliasRoutes::routes).orElse(standing.routes()),
                standing.creationDate(),
                now);
        return Edit.of(machine.restamped(), List.of(new RegistryChange.PutAlias(next)), next);
    }

    private void check(AliasRoutes wanted, RegisteredMachine machine) {
        if (!wanted.machine().equals(machine.arn())) {
            throw new ApiException(
                    400,
                    "ValidationException",
                    "Routing configuration must contain versions of the alias's state machine '" + machine.arn() + "'",
                    Map.of("reason", "INVALID_ROUTING_CONFIGURATION"));
        }
        wanted.checkVersions(registry);
    }
}
