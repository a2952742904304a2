package dev.baton.engine.api;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.log.Closing;
import dev.baton.engine.start.Arns;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** StopExecution: the execution is ABORTED when this answers; a closed one stays as it is and its stop date is given. */
final class StopExecutionAction implements Action<StopExecutionRequest> {
    private final Executions executions;

    StopExecutionAction(Executions executions) {
        this.executions = executions;
    }

    @Override
    public Answer perform(StopExecutionRequest request) {
        Arns.checkExecution(request.executionArn());
        Failure failure = new Failure(Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()));
        Closing closing = executions
                .stop(request.executionArn(), failure)
                .orElseThrow(() -> ApiErrors.noSuchExecution(request.executionArn()))
                .closing()
                .orElseThrow(() -> new IllegalStateException("a stopped execution is closed"));
        return new Answer.Shape(
                StopExecutionResponse.builder().stopDate(closing.stopDate()).build());
    }
}
