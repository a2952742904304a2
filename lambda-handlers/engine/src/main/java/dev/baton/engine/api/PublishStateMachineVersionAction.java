package dev.baton.engine.api;

import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.MachineArn;
import dev.baton.engine.start.StartErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;

/** PublishStateMachineVersion: the same revision again gives the same version (recordings {@code sfn_api_versioning/*}). */
final class PublishStateMachineVersionAction implements Action<PublishStateMachineVersionRequest> {
    private static final String INITIAL = "INITIAL";

    private final StateMachines registry;
    private final MachineEdits edits;
    private final InstantSource clock;

    PublishStateMachineVersionAction(StateMachines registry, InstantSource clock) {
        this.registry = registry;
        this.edits = new MachineEdits(registry);
        this.clock = clock;
    }

    @Override
    public Answer perform(PublishStateMachineVersionRequest request) {
        MachineArn arn = MachineArn.of(request.stateMachineArn());
        if (arn.qualifier().isPresent()) {
            throw StartErrors.noSuchMachine(arn.given());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String version = edits.edit(arn.machine(), machine -> publish(machine, request, now))
                .orElseThrow(() -> StartErrors.noSuchMachine(arn.given()));
        int number = MachineArn.of(version).version().orElseThrow();
        return new Answer.Shape(PublishStateMachineVersionResponse.builder()
                .stateMachineVersionArn(version)
                .creationDate(registry.version(arn.machine(), number)
                        .map(MachineVersion::creationDate)
                        .orElse(now))
                .build());
    }

    private static Edit<String> publish(
            RegisteredMachine machine, PublishStateMachineVersionRequest request, Instant now) {
        if (machine.status() == RegisteredMachine.Status.DELETING) {
            throw StartErrors.machineDeleting(machine.arn());
        }
        String revision = machine.revisionId().orElse(INITIAL);
        if (request.revisionId() != null && !request.revisionId().equals(revision)) {
            throw ApiErrors.conflict("Failed to publish the State Machine version for revision " + request.revisionId()
                    + ". The current State Machine revision is " + revision + ".");
        }
        Publishing published = Publishing.of(machine, Optional.ofNullable(request.description()), now);
        return published.changes().isEmpty()
                ? Edit.none(published.version())
                : Edit.of(published.machine().restamped(), published.changes(), published.version());
    }
}
