package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.model.ServiceModel;
import dev.baton.integrations.sdk.model.ServiceModels;

/** Makes the calls that an integration needs beside the one that it is named for, in the same task's name. */
final class FurtherCalls {
    private final AwsTasks tasks;
    private final TaskCall call;

    FurtherCalls(AwsTasks tasks, TaskCall call) {
        this.tasks = tasks;
        this.call = call;
    }

    /**
     * Calls an action.
     *
     * @param service as generic resources name it
     * @param words of its errors
     * @param input under the model's names
     * @return the output under the model's names
     * @throws CallFailedException with the task's failure, when it was not done
     */
    JsonNode call(String service, ServiceWords words, String operation, ObjectNode input)
            throws CallFailedException, NotPermittedException, InterruptedException {
        ServiceModel model = ServiceModels.all().service(service).orElseThrow();
        AwsAction action = new AwsAction(model, model.operation(operation).orElseThrow());
        return switch (tasks.call(call, action, input)) {
            case AwsReply.Done done -> done.output();
            case AwsReply.Refused refused -> throw new CallFailedException(words.refused(model, refused));
            case AwsReply.Unanswered unanswered ->
                throw new CallFailedException(words.unanswered(unanswered.message()));
            case AwsReply.TooLong tooLong ->
                throw new CallFailedException(
                        ResultLimit.exceeded(call.resource().resourceType()));
        };
    }
}
