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
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasResponse;

/** CreateStateMachineAlias: idempotent for the same name, description and routing (recordings {@code sfn_api_aliasing/*}). */
final class CreateStateMachineAliasAction implements Action<CreateStateMachineAliasRequest> {
    private final StateMachines registry;
    private final MachineEdits edits;
    private final InstantSource clock;

    CreateStateMachineAliasAction(StateMachines registry, InstantSource clock) {
        this.registry = registry;
        this.edits = new MachineEdits(registry);
        this.clock = clock;
    }

    @Override
    public Answer perform(CreateStateMachineAliasRequest request) {
        AliasRoutes routing = AliasRoutes.of(request.routingConfiguration());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        MachineAlias wanted = new MachineAlias(
                routing.machine(),
                request.name(),
                Optional.ofNullable(request.description()),
                routing.routes(),
                now,
                now);
        MachineAlias created = edits.edit(routing.machine(), machine -> create(machine, wanted, routing))
                .orElseThrow(ApiErrors::noReferencedResource);
        return new Answer.Shape(CreateStateMachineAliasResponse.builder()
                .stateMachineAliasArn(created.arn())
                .creationDate(created.creationDate())
                .build());
    }

    private Edit<MachineAlias> create(RegisteredMachine machine, MachineAlias wanted, AliasRoutes routing) {
        if (machine.status() == RegisteredMachine.Status.DELETING) {
            throw StartErrors.machineDeleting(machine.arn());
        }
        Optional<MachineAlias> standing = registry.alias(machine.arn(), wanted.name());
        if (standing.isPresent()) {
            return repeated(standing.get(), wanted);
        }
        routing.checkVersions(registry);
        if (registry.aliases(machine.arn()).size() >= MachineAlias.MOST) {
            throw new ApiException(
                    "ServiceQuotaExceededException",
                    "The maximum of " + MachineAlias.MOST + " aliases of the state machine is reached: '"
                            + machine.arn() + "'");
        }
        return Edit.of(machine.restamped(), List.of(new RegistryChange.PutAlias(wanted)), wanted);
    }

    private static Edit<MachineAlias> repeated(MachineAlias standing, MachineAlias wanted) {
        boolean same = standing.description().equals(wanted.description())
                && standing.routes().equals(wanted.routes());
        if (!same) {
            throw ApiErrors.conflict(
                    "Failed to create alias because an alias with the same name and a different routing"
                            + " configuration already exists.");
        }
        return Edit.none(standing);
    }
}
