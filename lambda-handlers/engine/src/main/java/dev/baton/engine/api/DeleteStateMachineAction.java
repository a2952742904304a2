package dev.baton.engine.api;

import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.MachineArn;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;

/** DeleteStateMachine: marks the machine; the rest follows. One that does not exist is deleted already. */
final class DeleteStateMachineAction implements Action<DeleteStateMachineRequest> {
    private final MachineEdits edits;
    private final MachineDeletion deletion;

    DeleteStateMachineAction(StateMachines registry, MachineDeletion deletion) {
        this.edits = new MachineEdits(registry);
        this.deletion = deletion;
    }

    @Override
    public Answer perform(DeleteStateMachineRequest request) {
        MachineArn arn = MachineArn.of(request.stateMachineArn()).refuseLabelled();
        if (arn.qualifier().isPresent()) {
            throw ApiErrors.validation("DeleteStateMachine takes no version or alias: '" + arn.given() + "'");
        }
        boolean marked =
                edits.edit(arn.machine(), DeleteStateMachineAction::mark).orElse(false);
        if (marked) {
            deletion.start(arn.machine());
        }
        return new Answer.Shape(DeleteStateMachineResponse.builder().build());
    }

    private static Edit<Boolean> mark(RegisteredMachine machine) {
        return machine.status() == RegisteredMachine.Status.DELETING
                ? Edit.none(false)
                : Edit.of(machine.deleting(), List.of(), true);
    }
}
