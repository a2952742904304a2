package dev.baton.engine.api;

import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.RegistryChange;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.MachineArn;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionResponse;

/**
 * DeleteStateMachineVersion: one that does not exist is deleted already; its number is never given again. One that an alias
 * refers to stays (recording {@code sfn_api_aliasing/test_delete_version_with_alias}).
 */
final class DeleteStateMachineVersionAction implements Action<DeleteStateMachineVersionRequest> {
    private final StateMachines registry;
    private final MachineEdits edits;

    DeleteStateMachineVersionAction(StateMachines registry) {
        this.registry = registry;
        this.edits = new MachineEdits(registry);
    }

    @Override
    public Answer perform(DeleteStateMachineVersionRequest request) {
        MachineArn arn = MachineArn.of(request.stateMachineVersionArn());
        if (arn.version().isEmpty()) {
            throw ApiErrors.validation("A version's ARN is expected, not '" + arn.given() + "'");
        }
        int number = arn.version().getAsInt();
        edits.edit(arn.machine(), machine -> withdraw(machine, number));
        return new Answer.Shape(DeleteStateMachineVersionResponse.builder().build());
    }

    private Edit<Boolean> withdraw(RegisteredMachine machine, int number) {
        List<String> referring = registry.aliases(machine.arn()).stream()
                .filter(alias -> alias.refersTo(number))
                .map(MachineAlias::name)
                .toList();
        if (!referring.isEmpty()) {
            throw ApiErrors.conflict("Version to be deleted must not be referenced by an alias. Current list of aliases"
                    + " referencing this version: " + referring);
        }
        return Edit.of(machine.withdrawing(number), List.of(new RegistryChange.WithdrawVersion(number)), true);
    }
}
