package dev.baton.engine.api;

import dev.baton.engine.driver.Executions;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;

/** SendTaskHeartbeat. */
final class SendTaskHeartbeatAction implements Action<SendTaskHeartbeatRequest> {
    private final Executions executions;

    SendTaskHeartbeatAction(Executions executions) {
        this.executions = executions;
    }

    @Override
    public Answer perform(SendTaskHeartbeatRequest request) {
        TaskVerdicts.check(executions.sendTaskHeartbeat(request.taskToken()));
        return new Answer.Shape(SendTaskHeartbeatResponse.builder().build());
    }
}
