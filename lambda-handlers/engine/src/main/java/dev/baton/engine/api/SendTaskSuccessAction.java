package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.driver.Executions;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** SendTaskSuccess: the token is looked at before the output (recording {@code services/test_sfn_send_task_outcome_with_no_such_token}). */
final class SendTaskSuccessAction implements Action<SendTaskSuccessRequest> {
    private final Executions executions;

    SendTaskSuccessAction(Executions executions) {
        this.executions = executions;
    }

    @Override
    public Answer perform(SendTaskSuccessRequest request) {
        if (!executions.isTaskToken(request.taskToken())) {
            throw ApiErrors.invalidToken();
        }
        TaskVerdicts.check(executions.sendTaskSuccess(request.taskToken(), output(request.output())));
        return new Answer.Shape(SendTaskSuccessResponse.builder().build());
    }

    private static Json output(String text) {
        try {
            return JsonText.document(text);
        } catch (JsonProcessingException e) {
            throw ApiErrors.invalidOutput(e);
        }
    }
}
