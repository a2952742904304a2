package dev.baton.engine.api;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.engine.start.StartRequest;
import dev.baton.engine.start.Starts;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** StartExecution. */
final class StartExecutionAction implements Action<StartExecutionRequest> {
    private final Starts starts;

    StartExecutionAction(Starts starts) {
        this.starts = starts;
    }

    @Override
    public Answer perform(StartExecutionRequest request) {
        ExecutionIdentity started = starts.start(
                StartRequest.of(request.stateMachineArn(), request.name(), request.input(), request.traceHeader()));
        return new Answer.Shape(StartExecutionResponse.builder()
                .executionArn(started.executionArn())
                .startDate(started.startTime())
                .build());
    }
}
