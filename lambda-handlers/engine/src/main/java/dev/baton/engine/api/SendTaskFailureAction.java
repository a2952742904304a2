package dev.baton.engine.api;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.Executions;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;

/** SendTaskFailure; an absent error or cause stays absent. */
final class SendTaskFailureAction implements Action<SendTaskFailureRequest> {
    private final Executions executions;

    SendTaskFailureAction(Executions executions) {
        this.executions = executions;
    }

    @Override
    public Answer perform(SendTaskFailureRequest request) {
        Failure failure = new Failure(Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()));
        TaskVerdicts.check(executions.sendTaskFailure(request.taskToken(), failure));
        return new Answer.Shape(SendTaskFailureResponse.builder().build());
    }
}
