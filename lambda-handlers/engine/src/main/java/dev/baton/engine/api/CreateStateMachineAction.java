package dev.baton.engine.api;

import dev.baton.asl.validation.MachineType;
import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.registry.DefinitionId;
import dev.baton.engine.registry.EncryptionSettings;
import dev.baton.engine.registry.LoggingSettings;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.Arns;
import dev.baton.engine.start.Names;
import dev.baton.engine.start.StartErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;

/**
 * CreateStateMachine: idempotent for the same definition, byte for byte, and configurations; role and tags of a repetition are
 * ignored, as in AWS.
 */
final class CreateStateMachineAction implements Action<CreateStateMachineRequest> {
    private final StateMachines registry;
    private final MachineEdits edits;
    private final DefinitionCheck definitions;
    private final LogDestinations logs;
    private final ApiSettings settings;
    private final InstantSource clock;

    CreateStateMachineAction(
            StateMachines registry,
            DefinitionCheck definitions,
            LogDestinations logs,
            ApiSettings settings,
            InstantSource clock) {
        this.registry = registry;
        this.edits = new MachineEdits(registry);
        this.definitions = definitions;
        this.logs = logs;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Answer perform(CreateStateMachineRequest request) {
        Names.check(request.name());
        boolean publish = Boolean.TRUE.equals(request.publish());
        if (request.versionDescription() != null && !publish) {
            throw ApiErrors.validation("Version description can only be set when publish is true");
        }
        RegisteredMachine machine = machine(request);
        definitions.check(request.definition(), machine.type());
        ApiErrors.checkingKey(() -> registry.saveDefinition(
                request.definition(), machine.arn(), machine.settings().encryption()));
        return publish
                ? createPublished(machine, Optional.ofNullable(request.versionDescription()))
                : createPlain(machine);
    }

    private RegisteredMachine machine(CreateStateMachineRequest request) {
        Arns.checkRole(request.roleArn());
        String arn = settings.machineArn(request.name());
        MachineType type =
                request.typeAsString() == null ? MachineType.STANDARD : MachineType.valueOf(request.typeAsString());
        LoggingSettings logging = request.loggingConfiguration() == null
                ? LoggingSettings.OFF
                : SettingsReader.logging(request.loggingConfiguration());
        SettingsReader.checkDestinations(logging, logs);
        EncryptionSettings encryption = SettingsReader.encryption(request.encryptionConfiguration());
        MachineSettings configured = new MachineSettings(
                DefinitionId.of(request.definition(), arn, encryption),
                request.roleArn(),
                logging,
                SettingsReader.tracing(request.tracingConfiguration()),
                encryption);
        return RegisteredMachine.created(
                arn, request.name(), type, configured, now(), Tags.with(Map.of(), request.tags(), arn));
    }

    private Answer createPlain(RegisteredMachine machine) {
        Optional<RegisteredMachine> standing = registry.create(machine, List.of());
        standing.ifPresent(known -> checkSame(known, machine));
        return answer(standing.orElse(machine), Optional.empty());
    }

    private Answer createPublished(RegisteredMachine machine, Optional<String> description) {
        Publishing first = Publishing.of(machine, description, machine.creationDate());
        Optional<RegisteredMachine> standing = registry.create(first.machine(), first.changes());
        if (standing.isEmpty()) {
            return answer(machine, Optional.of(first.version()));
        }
        checkSame(standing.get(), machine);
        Optional<String> version = edits.edit(machine.arn(), known -> {
            checkSame(known, machine);
            Publishing again = Publishing.of(known, description, now());
            return again.changes().isEmpty()
                    ? Edit.none(again.version())
                    : Edit.of(again.machine().restamped(), again.changes(), again.version());
        });
        return answer(standing.get(), version);
    }

    private static void checkSame(RegisteredMachine standing, RegisteredMachine wanted) {
        if (standing.status() == RegisteredMachine.Status.DELETING) {
            throw StartErrors.machineDeleting(standing.arn());
        }
        MachineSettings asked = wanted.settings().withRole(standing.settings().roleArn());
        if (standing.type() != wanted.type() || !standing.settings().equals(asked)) {
            throw ApiErrors.machineExists(standing.arn());
        }
    }

    private static Answer answer(RegisteredMachine machine, Optional<String> version) {
        return new Answer.Shape(CreateStateMachineResponse.builder()
                .stateMachineArn(machine.arn())
                .creationDate(machine.creationDate())
                .stateMachineVersionArn(version.orElse(null))
                .build());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
