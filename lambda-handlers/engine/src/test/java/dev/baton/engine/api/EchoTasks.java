package dev.baton.engine.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.ResultShapes;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.util.Optional;

/** Tasks that answer with their parameters; one whose parameters have an {@code error} fails with it, one with {@code sleep} hangs. */
final class EchoTasks implements TaskIntegration, ResultShapes {

    @Override
    public boolean serves(TaskResource resource) {
        return resource.resourceType().equals("lambda");
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        JsonNode parameters = call.parameters().node();
        if (parameters.has("sleep")) {
            Thread.sleep(parameters.get("sleep").asLong());
        }
        return parameters.has("error")
                ? new TaskAnswer.Failed(Failure.of(parameters.get("error").asText(), "asked for"))
                : new TaskAnswer.Succeeded(call.parameters());
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return false;
    }

    /** An answer has a number {@code StatusCode}, which must be there, and nothing else that is known. */
    @Override
    public Optional<String> fault(TaskResource resource, JsonNode result, boolean complete) {
        if (!result.has("StatusCode")) {
            return complete ? Optional.of("Required field 'StatusCode' is missing") : Optional.empty();
        }
        return result.get("StatusCode").isNumber()
                ? Optional.empty()
                : Optional.of("Field 'StatusCode' must be a number");
    }
}
