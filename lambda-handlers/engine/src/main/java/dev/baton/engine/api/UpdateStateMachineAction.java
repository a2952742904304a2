package dev.baton.engine.api;

import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.registry.DefinitionId;
import dev.baton.engine.registry.EncryptionSettings;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.Arns;
import dev.baton.engine.start.MachineArn;
import dev.baton.engine.start.StartErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/**
 * UpdateStateMachine: a change makes a new revision, none keeps the revision's id (recordings {@code
 * sfn_api/test_create_update_state_machine_*}). Running executions keep what they started with.
 */
final class UpdateStateMachineAction implements Action<UpdateStateMachineRequest> {
    private final StateMachines registry;
    private final MachineEdits edits;
    private final DefinitionCheck definitions;
    private final LogDestinations logs;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    UpdateStateMachineAction(
            StateMachines registry,
            DefinitionCheck definitions,
            LogDestinations logs,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.registry = registry;
        this.edits = new MachineEdits(registry);
        this.definitions = definitions;
        this.logs = logs;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Answer perform(UpdateStateMachineRequest request) {
        MachineArn arn = MachineArn.of(request.stateMachineArn()).refuseLabelled();
        RegisteredMachine machine = registry.machine(arn.given())
                .filter(known -> arn.qualifier().isEmpty())
                .orElseThrow(() -> StartErrors.noSuchMachine(arn.given()));
        checkParameters(request);
        if (request.loggingConfiguration() != null) {
            SettingsReader.checkDestinations(SettingsReader.logging(request.loggingConfiguration()), logs);
        }
        if (request.definition() != null) {
            definitions.check(request.definition(), machine.type());
        }
        return edits.edit(arn.given(), known -> update(known, request))
                .map(Answer.Shape::new)
                .orElseThrow(() -> StartErrors.noSuchMachine(arn.given()));
    }

    private static void checkParameters(UpdateStateMachineRequest request) {
        SettingsReader.encryption(request.encryptionConfiguration());
        if (request.versionDescription() != null && !Boolean.TRUE.equals(request.publish())) {
            throw ApiErrors.validation("Version description can only be set when publish is true");
        }
        if (request.definition() == null
                && request.roleArn() == null
                && request.loggingConfiguration() == null
                && request.tracingConfiguration() == null
                && request.encryptionConfiguration() == null) {
            throw new ApiException(
                    "MissingRequiredParameter",
                    "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be"
                            + " specified");
        }
    }

    private Edit<UpdateStateMachineResponse> update(RegisteredMachine known, UpdateStateMachineRequest request) {
        if (known.status() == RegisteredMachine.Status.DELETING) {
            throw StartErrors.machineDeleting(known.arn());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        MachineSettings wanted = merge(known, request);
        RegisteredMachine next = wanted.equals(known.settings())
                ? known.touched(now)
                : known.revised(wanted, ids.get().toString(), now);
        if (!Boolean.TRUE.equals(request.publish())) {
            return Edit.of(next, List.of(), answer(next, Optional.empty()));
        }
        Publishing published = Publishing.of(next, Optional.ofNullable(request.versionDescription()), now);
        return Edit.of(published.machine(), published.changes(), answer(next, Optional.of(published.version())));
    }

    private MachineSettings merge(RegisteredMachine machine, UpdateStateMachineRequest request) {
        MachineSettings known = machine.settings();
        if (request.roleArn() != null) {
            Arns.checkRole(request.roleArn());
        }
        EncryptionSettings encryption = request.encryptionConfiguration() == null
                ? known.encryption()
                : SettingsReader.encryption(request.encryptionConfiguration());
        return new MachineSettings(
                saved(machine, Optional.ofNullable(request.definition()), encryption),
                request.roleArn() == null ? known.roleArn() : request.roleArn(),
                request.loggingConfiguration() == null
                        ? known.logging()
                        : SettingsReader.logging(request.loggingConfiguration()),
                request.tracingConfiguration() == null
                        ? known.tracing()
                        : SettingsReader.tracing(request.tracingConfiguration()),
                encryption);
    }

    /** The id of the machine's definition from now on, which is stored: another key makes another one of the same text. */
    private String saved(RegisteredMachine machine, Optional<String> text, EncryptionSettings encryption) {
        MachineSettings known = machine.settings();
        boolean sameKey = encryption.equals(known.encryption())
                && encryption.customerKey().isPresent() == DefinitionId.isSealed(known.definition());
        if (text.isEmpty() && sameKey) {
            return known.definition();
        }
        String whole = text.or(() -> registry.definition(known.definition()))
                .orElseThrow(() -> new StoreException("there is no definition " + known.definition()));
        ApiErrors.checkingKey(() -> registry.saveDefinition(whole, machine.arn(), encryption));
        return DefinitionId.of(whole, machine.arn(), encryption);
    }

    private static UpdateStateMachineResponse answer(RegisteredMachine machine, Optional<String> version) {
        return UpdateStateMachineResponse.builder()
                .updateDate(machine.updateDate())
                .revisionId(machine.revisionId().orElse(null))
                .stateMachineVersionArn(version.orElse(null))
                .build();
    }
}
