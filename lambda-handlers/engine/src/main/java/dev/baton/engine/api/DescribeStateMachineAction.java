package dev.baton.engine.api;

import dev.baton.engine.registry.Definitions;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.start.MachineLookup;
import dev.baton.engine.start.MachineTarget;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** DescribeStateMachine, of a machine, a version, or an alias: then of the version with the greater weight. */
final class DescribeStateMachineAction implements Action<DescribeStateMachineRequest> {
    private final MachineLookup machines;
    private final Definitions definitions;

    DescribeStateMachineAction(MachineLookup machines, Definitions definitions) {
        this.machines = machines;
        this.definitions = definitions;
    }

    @Override
    public Answer perform(DescribeStateMachineRequest request) {
        MachineTarget target = machines.find(request.stateMachineArn());
        RegisteredMachine machine = target.machine();
        MachineSettings settings = target.settings();
        DescribeStateMachineResponse.Builder answer = DescribeStateMachineResponse.builder()
                .stateMachineArn(target.version().map(MachineVersion::arn).orElse(machine.arn()))
                .name(machine.name())
                .status(machine.status().name())
                .roleArn(settings.roleArn())
                .type(machine.type().name())
                .creationDate(target.version().map(MachineVersion::creationDate).orElse(machine.creationDate()))
                .loggingConfiguration(SettingsReader.shape(settings.logging()))
                .tracingConfiguration(SettingsReader.tracing(settings.tracing()))
                .encryptionConfiguration(SettingsReader.shape(settings.encryption()))
                .revisionId(target.revisionId().orElse(null))
                .description(
                        target.version().flatMap(MachineVersion::description).orElse(null));
        if (request.includedData() == IncludedData.METADATA_ONLY) {
            // The API reference: "the returned definition will be {}".
            return new Answer.Shape(answer.definition("{}").build());
        }
        return new Answer.Shape(answer.definition(definitions.text(settings.definition()))
                .variableReferences(VariableReferences.of(definitions.compiled(settings.definition())))
                .build());
    }
}
