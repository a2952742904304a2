package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.driver.Executions;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** SendTaskSuccess. */
final class SendTaskSuccessAction implements Action<SendTaskSuccessRequest> {
    private final Executions executions;

    SendTaskSuccessAction(Executions executions) {
        this.executions = executions;
    }

    @Override
    public Answer perform(SendTaskSuccessRequest request) {
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
