package dev.baton.engine.api;

import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.registry.RegistryChange;
import dev.baton.engine.registry.StateMachines;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasResponse;

/**
 * DeleteStateMachineAlias: one that does not exist is deleted already (recording {@code
 * sfn_api_aliasing/test_delete_no_such_alias_arn}). Versions stay, and so do executions that were started through it.
 */
final class DeleteStateMachineAliasAction implements Action<DeleteStateMachineAliasRequest> {
    private final StateMachines registry;
    private final MachineEdits edits;

    DeleteStateMachineAliasAction(StateMachines registry) {
        this.registry = registry;
        this.edits = new MachineEdits(registry);
    }

    @Override
    public Answer perform(DeleteStateMachineAliasRequest request) {
        AliasArn arn = AliasArn.of(request.stateMachineAliasArn());
        edits.edit(
                arn.machine(),
                machine -> registry.alias(arn.machine(), arn.name()).isEmpty()
                        ? Edit.none(true)
                        : Edit.of(machine.restamped(), List.of(new RegistryChange.RemoveAlias(arn.name())), true));
        return new Answer.Shape(DeleteStateMachineAliasResponse.builder().build());
    }
}
