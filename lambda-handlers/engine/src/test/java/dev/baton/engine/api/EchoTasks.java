package dev.baton.engine.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.HttpTrace;
import dev.baton.engine.task.ResultShapes;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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

    /** One whose parameters have a {@code url} sends them there, with a secret that only some may see. */
    @Override
    public TaskAnswer callInTest(TaskCall call, Consumer<HttpTrace> trace, boolean secrets)
            throws InterruptedException {
        if (call.parameters().node().has("url")) {
            trace.accept(new HttpTrace(
                    new HttpTrace.Request(
                            "https",
                            "POST",
                            call.parameters().node().get("url").asText(),
                            Map.of("Authorization", List.of(secrets ? "secret" : "none")),
                            Optional.of("b")),
                    Optional.of(new HttpTrace.Response("https", 200, "OK", Map.of("a", List.of("1", "2")), "{}"))));
        }
        return call(call);
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
