package dev.baton.engine.api;

import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.StateMachines;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;

/** DescribeStateMachineAlias. */
final class DescribeStateMachineAliasAction implements Action<DescribeStateMachineAliasRequest> {
    private final StateMachines registry;

    DescribeStateMachineAliasAction(StateMachines registry) {
        this.registry = registry;
    }

    @Override
    public Answer perform(DescribeStateMachineAliasRequest request) {
        AliasArn arn = AliasArn.of(request.stateMachineAliasArn());
        MachineAlias alias = registry.alias(arn.machine(), arn.name()).orElseThrow(ApiErrors::noReferencedResource);
        return new Answer.Shape(DescribeStateMachineAliasResponse.builder()
                .stateMachineAliasArn(alias.arn())
                .name(alias.name())
                .description(alias.description().orElse(null))
                .routingConfiguration(AliasRoutes.shape(alias.stateMachineArn(), alias.routes()))
                .creationDate(alias.creationDate())
                .updateDate(alias.updateDate())
                .build());
    }
}
