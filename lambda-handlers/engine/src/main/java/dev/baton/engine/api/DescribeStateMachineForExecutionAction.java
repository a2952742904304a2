package dev.baton.engine.api;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.registry.LoggingSettings;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.Arns;
import dev.baton.engine.start.MachineArn;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/**
 * DescribeStateMachineForExecution: definition and role are those that the execution started with. What no execution is pinned
 * to (logging, tracing, dates) is shown as its version has it, else as the machine has it now, or as it is without one when
 * the machine is gone.
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

    /** A revision that the execution may have been started of. */
    private record Revision(MachineSettings settings, Optional<String> id) {
        boolean isOf(Head head) {
            return settings.definition().equals(head.definition())
                    && settings.roleArn().equals(head.identity().roleArn());
        }
    }

    @Override
    public Answer perform(DescribeStateMachineForExecutionRequest request) {
        Arns.checkExecution(request.executionArn());
        Head head = log.outline(request.executionArn())
                .orElseThrow(() -> ApiErrors.noSuchExecution(request.executionArn()));
        Optional<RegisteredMachine> machine = registry.machine(head.identity().stateMachineArn());
        Optional<Revision> revision = version(head)
                .map(version -> new Revision(version.settings(), version.revisionId()))
                .or(() -> machine.map(known -> new Revision(known.settings(), known.revisionId())));
        Instant updated = machine.map(RegisteredMachine::updateDate)
                .orElse(head.identity().startTime());
        DescribeStateMachineForExecutionResponse.Builder answer = describe(head, revision)
                .updateDate(updated)
                .revisionId(revision.filter(known -> known.isOf(head))
                        .flatMap(Revision::id)
                        .orElse(null));
        if (request.includedData() == IncludedData.METADATA_ONLY) {
            return new Answer.Shape(answer.definition("{}").build());
        }
        return new Answer.Shape(answer.definition(definitions.text(head.definition()))
                .variableReferences(VariableReferences.of(definitions.compiled(head.definition())))
                .build());
    }

    private Optional<MachineVersion> version(Head head) {
        return head.identity()
                .stateMachineVersionArn()
                .flatMap(arn -> registry.version(
                        head.identity().stateMachineArn(),
                        MachineArn.of(arn).version().orElseThrow()));
    }

    private static DescribeStateMachineForExecutionResponse.Builder describe(Head head, Optional<Revision> revision) {
        Optional<MachineSettings> settings = revision.map(Revision::settings);
        return DescribeStateMachineForExecutionResponse.builder()
                .stateMachineArn(head.identity().stateMachineArn())
                .name(head.identity().stateMachineName())
                .roleArn(head.identity().roleArn())
                .loggingConfiguration(SettingsReader.shape(
                        settings.map(MachineSettings::logging).orElse(LoggingSettings.OFF)))
                .tracingConfiguration(SettingsReader.tracing(
                        settings.map(MachineSettings::tracing).orElse(false)))
                .encryptionConfiguration(settings.map(MachineSettings::encryption)
                        .map(SettingsReader::shape)
                        .orElse(SettingsReader.ENCRYPTION));
    }
}
