package dev.baton.engine.api;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.registry.LoggingSettings;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/**
 * DescribeStateMachineForExecution: definition and role are those that the execution started with. What no execution is pinned
 * to (logging, tracing, dates) is shown as the machine has it now, or as it is without one when the machine is gone.
 */
final class DescribeStateMachineForExecutionAction implements Action<DescribeStateMachineForExecutionRequest> {
    private final ExecutionLog log;
    private final StateMachines registry;
    private final Definitions definitions;

    DescribeStateMachineForExecutionAction(ExecutionLog log, StateMachines registry, Definitions definitions) {
        this.log = log;
        this.registry = registry;
        this.definitions = definitions;
    }

    @Override
    public Answer perform(DescribeStateMachineForExecutionRequest request) {
        Arns.checkExecution(request.executionArn());
        Head head =
                log.head(request.executionArn()).orElseThrow(() -> ApiErrors.noSuchExecution(request.executionArn()));
        Optional<RegisteredMachine> machine = registry.machine(head.identity().stateMachineArn());
        boolean metadataOnly = request.includedData() == IncludedData.METADATA_ONLY;
        return new Answer.Shape(DescribeStateMachineForExecutionResponse.builder()
                .stateMachineArn(head.identity().stateMachineArn())
                .name(head.identity().stateMachineName())
                .roleArn(head.identity().roleArn())
                .updateDate(machine.map(RegisteredMachine::updateDate)
                        .orElse(head.identity().startTime()))
                .loggingConfiguration(SettingsReader.shape(machine.map(RegisteredMachine::settings)
                        .map(MachineSettings::logging)
                        .orElse(LoggingSettings.OFF)))
                .tracingConfiguration(SettingsReader.tracing(machine.map(RegisteredMachine::settings)
                        .map(MachineSettings::tracing)
                        .orElse(false)))
                .encryptionConfiguration(SettingsReader.ENCRYPTION)
                .revisionId(machine.filter(known -> isPinnedTo(head, known.settings()))
                        .flatMap(RegisteredMachine::revisionId)
                        .orElse(null))
                .definition(metadataOnly ? "{}" : definitions.text(head.definition()))
                .variableReferences(
                        metadataOnly ? null : VariableReferences.of(definitions.compiled(head.definition())))
                .build());
    }

    private static boolean isPinnedTo(Head head, MachineSettings settings) {
        return settings.definition().equals(head.definition())
                && settings.roleArn().equals(head.identity().roleArn());
    }
}
