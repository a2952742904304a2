package dev.baton.engine.api;

import dev.baton.asl.parsing.ParseResult;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.MachineType;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

/** ValidateStateMachineDefinition: a bad definition is a good answer that says FAIL (recordings {@code sfn_api_validation/*}). */
final class ValidateStateMachineDefinitionAction implements Action<ValidateStateMachineDefinitionRequest> {
    private final DefinitionCheck definitions;

    ValidateStateMachineDefinitionAction(DefinitionCheck definitions) {
        this.definitions = definitions;
    }

    @Override
    public Answer perform(ValidateStateMachineDefinitionRequest request) {
        MachineType type =
                request.typeAsString() == null ? MachineType.STANDARD : MachineType.valueOf(request.typeAsString());
        ParseResult result = definitions.diagnose(request.definition(), type);
        boolean warnings = request.severity() == ValidateStateMachineDefinitionSeverity.WARNING;
        List<Diagnostic> asked = warnings ? result.diagnostics() : result.errors();
        int limit = Pages.size(request.maxResults());
        return new Answer.Shape(ValidateStateMachineDefinitionResponse.builder()
                .result(
                        result.hasErrors()
                                ? ValidateStateMachineDefinitionResultCode.FAIL
                                : ValidateStateMachineDefinitionResultCode.OK)
                .diagnostics(asked.stream()
                        .limit(limit)
                        .map(ValidateStateMachineDefinitionAction::shape)
                        .toList())
                .truncated(asked.size() > limit)
                .build());
    }

    private static ValidateStateMachineDefinitionDiagnostic shape(Diagnostic diagnostic) {
        return ValidateStateMachineDefinitionDiagnostic.builder()
                .severity(diagnostic.severity().name())
                .code(diagnostic.code().name())
                .message(diagnostic.message())
                .location(diagnostic.location().orElse(null))
                .build();
    }
}
