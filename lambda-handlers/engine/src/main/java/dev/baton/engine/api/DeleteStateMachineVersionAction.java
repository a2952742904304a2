package dev.baton.engine.api;

import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.registry.RegistryChange;
import dev.baton.engine.registry.StateMachines;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionResponse;

/** DeleteStateMachineVersion: one that does not exist is deleted already; its number is never given again. */
final class DeleteStateMachineVersionAction implements Action<DeleteStateMachineVersionRequest> {
    private final MachineEdits edits;

    DeleteStateMachineVersionAction(StateMachines registry) {
        this.edits = new MachineEdits(registry);
    }

    @Override
    public Answer perform(DeleteStateMachineVersionRequest request) {
        MachineArn arn = MachineArn.of(request.stateMachineVersionArn());
        if (arn.version().isEmpty()) {
            throw ApiErrors.validation("A version's ARN is expected, not '" + arn.given() + "'");
        }
        int number = arn.version().getAsInt();
        edits.edit(
                arn.machine(),
                machine -> Edit.of(
                        machine.withdrawing(number), List.of(new RegistryChange.WithdrawVersion(number)), true));
        return new Answer.Shape(DeleteStateMachineVersionResponse.builder().build());
    }
}
